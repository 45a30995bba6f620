# Parts of scenes: questions, benches, music.

question-predict = 先猜一猜
question-ask = 想一想

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

# Strikes out a row of the table that was measured wrong.
row-strike = 划去第 { $row } 行

# The table as it is read aloud; `$rows` is how many of its rows count.
table-about = 数据表，{ $rows } 行

# A row of the table as it is read aloud.
row = 第 { $row } 行
row-struck = 第 { $row } 行，已划去

# Brings back a row that was struck out.
row-restore = 恢复第 { $row } 行
tab-task = 任务

# `$rows` is how many rows were written.
tab-table = 数据（{ $rows }）
tab-plot = 图像
rows-earlier = ↑ 前面的行
rows-later = ↓ 后面的行
# `$record` is the button that writes a row.
no-rows = 还没有数据。测一次，再点“{ $record }”。

# The line through the points: its slope and the slope's standard error.
plot-line = 斜率 { $slope } ± { $error }
plot-line-name = 直线

# In the place of the line. `$level` is the heading of what lies along the level axis.
plot-too-close = { $level }都差不多，定不出直线：再测一些差得多的。

# The plot in words, for who does not see it: `$upright` and `$level` are what its axes show, with units.
plot-about = { $upright }对{ $level }的图，{ $points } 个点。

# From where to where its points lie along one axis.
plot-range = { $axis }从 { $from } 到 { $to }。

# How its points lie.
plot-rises = 点越往右越高。
plot-falls = 点越往右越低。
plot-level = 点差不多一样高。
plot-scattered = 点忽高忽低。

# The line through the points; `$off` is how far the furthest point lies above or below it.
plot-fit = 画着一条直线：斜率 { $slope }，截距 { $intercept }；离它最远的点差 { $off }。

# `$percent` of the pace in which the music is written.
music-rate = 速度 { NUMBER($percent, maximumFractionDigits: 0) }%

# A button for each phrase: it sounds again and again. `$phrase` is its number.
loop-label = 句 { $phrase }

# What such a button is called: it begins, or it stops.
loop-phrase = 反复放第 { $phrase } 句
loop-stop = 停下第 { $phrase } 句

music-phrase = 弹第 { $number } 句

# Below the keys: what they are for; while somebody plays, that the song waits, or how the last note followed the one before. No judgement.
keys-hint = 看简谱，按键弹；按键时歌会停下来等你。
keys-wait = 歌停下来等你：照简谱，一个音一个音弹。
rhythm-even = ♪ 接得稳
rhythm-early = ♪ 来得早：前一个音可以多留一会儿
rhythm-late = ♪ 来得晚：可以早一点接上

# What a thin and a thick note means.
loudness-soft = 薄：轻
loudness-loud = 厚：响

# The dots that show the beat. `$beats` in a measure.
beats = 每小节 { $beats } 拍，红点走到哪里就是第几拍

# `$thing` is the instrument of the scene: touching it lets the next note be heard.
hear-next = 点{ $thing }，听下一个音

# Names of scale degrees, on keys: as narrow as can be.
tone-do = do
tone-re = re
tone-mi = mi
tone-fa = fa
tone-sol = sol
tone-la = la
tone-ti = si
tone-gong = 宫 do
tone-shang = 商 re
tone-jue = 角 mi
tone-zhi = 徵 sol
tone-yu = 羽 la
vibrate = 振动

# What can be done with things: `$thing` is taken, put back, put into a place that is called `$place`.
take-thing = 拿起{ $thing }
put-into = 把{ $thing }放到{ $place }
put-back = 把{ $thing }放回去
undo = 撤销
undo-nothing = 没有可以撤回的了

# `$thing` is a handle: it is dragged, or touched to go on by a step.
move-handle = 拉动{ $thing }

# Told once when it happens.
took-thing = 拿着{ $thing }
put-thing = { $thing }：{ $place }
thing-back = { $thing }放回去了
refused-fits = { $thing }不放在{ $place }
refused-full = { $place }放不下了
refused-needs = { $thing }还不能放到{ $place }

# A surface is gone over: a touch does a row of it. `$percent` is how much of it is done.
work-surface = 来回擦{ $thing }
surface-done = { $thing }：{ $percent }%
# A tool in hand is used on `$thing`.
use-tool = 用{ $tool }：{ $thing }

# What a touch does, in the author's own words.
does-as-written = { $text }

# What is in a vessel, and what is poured. `$inside` is liquids with their amounts, `$dose` and `$amount` volumes, `$into` and `$from` vessels.
vessel-holds = { $vessel }：{ $inside }
vessel-empty = 空的
pour-dose = 倒{ $dose }：{ $into }
pour-into = 倒进{ $into }
poured = 倒了{ $amount }：{ $into }
pour-refused-fits = { $from }不往这里倒：{ $into }
pour-refused-needs = { $from }现在还不能倒
pour-refused-empty = { $from }空了
pour-refused-full = 装不下了：{ $into }

# Wires: one is drawn from a terminal, `$from`, to another, `$to`.
wire-begin = 从{ $from }拉一根导线
wire-join = 连上：{ $from } – { $to }
wire-part = 拆下导线：{ $from } – { $to }
wire-drop = 放下从{ $from }拉出的导线
wire-held = 手里有一根从{ $from }拉出的导线
wire-refused-itself = 导线要连两个不同的接线柱
wire-refused-fits = 这根导线不能连到{ $to }
wire-refused-needs = { $to }现在还不能接线
wire-refused-full = { $to }接不下了
