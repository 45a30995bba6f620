# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Parts of scenes: questions, benches, music.

question-predict = 先猜一猜
question-ask = 想一想

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

# Strikes out a row of the table that was measured wrong.
row-strike = 劃去第 { $row } 列

# The table as it is read aloud; `$rows` is how many of its rows count.
table-about = 資料表，{ $rows } 行

# A row of the table as it is read aloud.
row = 第 { $row } 行
row-struck = 第 { $row } 行，已劃去

# Brings back a row that was struck out.
row-restore = 恢復第 { $row } 列
tab-task = 任務

# `$rows` is how many rows were written.
tab-table = 數據（{ $rows }）
tab-plot = 圖表
rows-earlier = ↑ 前面的列
rows-later = ↓ 後面的列
# `$record` is the button that writes a row.
no-rows = 還沒有數據。測一次，再點「{ $record }」。

# The line through the points: its slope and the slope's standard error.
plot-line = 斜率 { $slope } ± { $error }
plot-line-name = 直線

# In the place of the line. `$level` is the heading of what lies along the level axis.
plot-too-close = { $level }都差不多，定不出直線：再測一些差得多的。

# The plot in words, for who does not see it: `$upright` and `$level` are what its axes show, with units.
plot-about = { $upright }對{ $level }的圖，{ $points } 個點。

# From where to where its points lie along one axis.
plot-range = { $axis }從 { $from } 到 { $to }。

# How its points lie.
plot-rises = 點越往右越高。
plot-falls = 點越往右越低。
plot-level = 點差不多一樣高。
plot-scattered = 點忽高忽低。

# The line through the points; `$off` is how far the furthest point lies above or below it.
plot-fit = 畫著一條直線：斜率 { $slope }，截距 { $intercept }；離它最遠的點差 { $off }。

# `$percent` of the pace in which the music is written.
music-rate = 速度 { NUMBER($percent, maximumFractionDigits: 0) }%

# A button for each phrase: it sounds again and again. `$phrase` is its number.
loop-label = 句 { $phrase }

# What such a button is called: it begins, or it stops.
loop-phrase = 反覆放第 { $phrase } 句
loop-stop = 停下第 { $phrase } 句

music-phrase = 彈第 { $number } 句

# Below the keys: what they are for; while somebody plays, that the song waits, or how the last note followed the one before. No judgement.
keys-hint = 看簡譜，按鍵彈；按鍵時歌會停下來等你。
keys-wait = 歌停下來等你：照簡譜，一個音一個音彈。
rhythm-even = ♪ 接得穩
rhythm-early = ♪ 來得早：前一個音可以多留一會兒
rhythm-late = ♪ 來得晚：可以早一點接上

# What a thin and a thick note means.
loudness-soft = 薄：輕
loudness-loud = 厚：響

# The dots that show the beat. `$beats` in a measure.
beats = 每小節 { $beats } 拍，紅點走到哪裡就是第幾拍

# `$thing` is the instrument of the scene: touching it lets the next note be heard.
hear-next = 點{ $thing }，聽下一個音

# Names of scale degrees, on keys: as narrow as can be.
tone-do = do
tone-re = re
tone-mi = mi
tone-fa = fa
tone-sol = sol
tone-la = la
tone-ti = si
tone-gong = 宮 do
tone-shang = 商 re
tone-jue = 角 mi
tone-zhi = 徵 sol
tone-yu = 羽 la
vibrate = 震動

# What can be done with things: `$thing` is taken, put back, put into a place that is called `$place`.
take-thing = 拿起{ $thing }
put-into = 把{ $thing }放到{ $place }
put-back = 把{ $thing }放回去
undo = 撤銷
undo-nothing = 沒有可以撤回的了

# `$thing` is a handle: it is dragged, or touched to go on by a step.
move-handle = 拉動{ $thing }

# Told once when it happens.
took-thing = 拿著{ $thing }
put-thing = { $thing }：{ $place }
thing-back = { $thing }放回去了
refused-fits = { $thing }不放在{ $place }
refused-full = { $place }放不下了
refused-needs = { $thing }還不能放到{ $place }

# A surface is gone over: a touch does a row of it. `$percent` is how much of it is done.
work-surface = 來回擦{ $thing }
surface-done = { $thing }：{ $percent }%
# A tool in hand is used on `$thing`.
use-tool = 用{ $tool }：{ $thing }

# What a touch does, in the author's own words.
does-as-written = { $text }

# What is in a vessel, and what is poured. `$inside` is liquids with their amounts, `$dose` and `$amount` volumes, `$into` and `$from` vessels.
vessel-holds = { $vessel }：{ $inside }
vessel-empty = 空的
pour-dose = 倒{ $dose }：{ $into }
pour-into = 倒進{ $into }
poured = 倒了{ $amount }：{ $into }
pour-refused-fits = { $from }不往這裡倒：{ $into }
pour-refused-needs = { $from }現在還不能倒
pour-refused-empty = { $from }空了
pour-refused-full = 裝不下了：{ $into }

# Wires: one is drawn from a terminal, `$from`, to another, `$to`.
wire-begin = 從{ $from }拉一根導線
wire-join = 連上：{ $from } – { $to }
wire-part = 拆下導線：{ $from } – { $to }
wire-drop = 放下從{ $from }拉出的導線
wire-held = 手裡有一根從{ $from }拉出的導線
wire-refused-itself = 導線要連兩個不同的接線柱
wire-refused-fits = 這根導線不能連到{ $to }
wire-refused-needs = { $to }現在還不能接線
wire-refused-full = { $to }接不下了
