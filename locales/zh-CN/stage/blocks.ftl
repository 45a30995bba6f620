# Parts of scenes: questions, benches, music.

question-predict = 先猜一猜
question-ask = 想一想
answers-submit = 就选这些

# What is said to an answer.
answer-right = ✓ 对！
answer-wrong = ○ 再想想
guess-noted = 你的猜想记下了，做完再看。
your-guess = 你当时猜：{ $guess }

# `$role` is somebody in the scene.
talk-to = 和{ $role }说话

# `$thing` carries a picture; touching it shows the picture large.
look-closely = 细看{ $thing }

# Stands in the place of a picture that is broken; what would be seen on it follows.
picture-unshown = 这张图显示不出来

# `$input` is what an experiment is given, as the scene calls it.
bench-stopped = “{ $input }”算不出数，或超出了模型成立的范围：台子停着，调回来就接着走。

# Starts the stopwatch.
stopwatch-go = 开表

# Stops the stopwatch.
stopwatch-stop = 停表
row-record = 记下这一行

# Strikes out a row of the table that was measured wrong.
row-strike = 划去第 { $row } 行
tab-task = 任务

# `$rows` is how many rows were written.
tab-table = 数据（{ $rows }）
tab-plot = 图像
rows-earlier = ↑ 前面的行
rows-later = ↓ 后面的行
no-rows = 还没有数据。测一次，再点“记下这一行”。

# The line through the points: its slope and the slope's standard error.
plot-line = 斜率 { $slope } ± { $error }

# The plot in words, for who does not see it: `$upright` and `$level` are what its axes show, with units.
plot-about = { $upright }对{ $level }的图，{ $points } 个点。
music-play = ▶ 播放
music-rest = ❚❚ 停下
music-slower = 慢一点
music-faster = 快一点

# `$percent` of the pace in which the music is written.
music-rate = 速度 { NUMBER($percent, maximumFractionDigits: 0) }%
loop-off = 不循环
loop-phrase = 循环第 { $phrase } 句
music-phrase = 第 { $number } 句
keys-hint = 点音名弹一弹
vibrate = 振动
