# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Parts of scenes: questions, benches, music.

question-predict = 先猜一猜
question-ask = 想一想
answers-submit = 就選這些

# What is said to an answer.
answer-right = ✓ 對！
answer-wrong = ○ 再想想
guess-noted = 你的猜想記下了，做完再看。
your-guess = 你當時猜：{ $guess }

# `$role` is somebody in the scene.
talk-to = 和{ $role }說話

# `$thing` carries a picture; touching it shows the picture large.
look-closely = 細看{ $thing }

# Stands in the place of a picture that is broken; what would be seen on it follows.
picture-unshown = 這張圖顯示不出來

# `$input` is what an experiment is given, as the scene calls it.
bench-stopped = 「{ $input }」算不出數，或超出了模型成立的範圍：臺子停著，調回來就接著走。

# Starts the stopwatch.
stopwatch-go = 開錶

# Stops the stopwatch.
stopwatch-stop = 停錶
row-record = 記下這一列

# Strikes out a row of the table that was measured wrong.
row-strike = 劃去第 { $row } 列
tab-task = 任務

# `$rows` is how many rows were written.
tab-table = 數據（{ $rows }）
tab-plot = 圖表
rows-earlier = ↑ 前面的列
rows-later = ↓ 後面的列
no-rows = 還沒有數據。測一次，再點「記下這一列」。

# The line through the points: its slope and the slope's standard error.
plot-line = 斜率 { $slope } ± { $error }

# The plot in words, for who does not see it: `$upright` and `$level` are what its axes show, with units.
plot-about = { $upright }對{ $level }的圖，{ $points } 個點。
music-play = ▶ 播放
music-rest = ❚❚ 停下
music-slower = 慢一點
music-faster = 快一點

# `$percent` of the pace in which the music is written.
music-rate = 速度 { NUMBER($percent, maximumFractionDigits: 0) }%
loop-off = 不循環
loop-phrase = 循環第 { $phrase } 句
music-phrase = 第 { $number } 句
keys-hint = 點音名彈一彈
vibrate = 震動
