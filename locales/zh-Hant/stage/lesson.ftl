# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Around a lesson: its bar, its start and finish, what stops it.

# Leads to the scenes.
home = 返回首頁
home-arrow = ← { home }

# The button that offers other languages, as it is read aloud; `$language` is the one that is spoken, in itself.
language-name = 語言：{ $language }

# What is heard, for who does not hear it.
sounds = ♪ { $sounds }

# Signs in the bar: the server does not answer; another tab of the browser has the same scene open.
sign-offline = 沒有網路，做的都記在這裡
sign-elsewhere = 這一課在另一個標籤頁裡開著，這裡做的不會留到下次

pause = 暫停

# Goes on after a pause.
go-on = 繼續

task-of = 任務 { $number } / { $count }

# What there is to do now, as it is read aloud: `$step` is a step of the task.
step-now = 現在要做：{ $step }

# How many of the task's steps are done, as it is read aloud.
steps-done = { $count } 步裡做完了 { $done } 步
walk-ahead = ▲ 往前走
walk-stop = ■ 停下

# `$place` is a viewpoint of the scene.
go-to = 到{ $place }去

# Where one stands, in the page's title: `$place` is a viewpoint of `$scene`.
title-at = { $place } · { $scene }

# The picture as it is read aloud: where one stands, and what is seen from there.
picture-at = 畫面：你在{ $place }。
picture-seen = 畫面：你在{ $place }。{ $seen }
picture-on-the-way = 畫面：正在路上。
picture-walking = 畫面：你在外面走著。

# Numbers as they are announced when they have changed; `$name` is what is measured, `$value` has its unit.
reading = { $name }：{ $value }

# `$thing` is something in the scene, as are those below.
look-at = 看看{ $thing }
use = 使用{ $thing }

# Shows where the figures of a text come from, and hides it again.
sources-button = 來源

# Where the figures of a text come from.
sources = 來源：{ $sources }
start = 開始
start-you-will = 你將

# `$task` is the task at which the address has the lesson begin.
start-at = 從「{ $task }」開始

# The same where the scene has no such task; `$tasks` are those that it has.
start-at-unknown = 場景裡沒有叫「{ $task }」的任務，從頭開始。能從這些任務開始：{ $tasks }

# Of a scene that was left before its end.
left-unfinished = 上次做到一半，可以接著做。
resume-go-on = 接著上次
resume-start-anew = 從頭開始
resume-returning = 正在回到上次的地方……
finish-title = 完成了！
finish-learnt = 你學到了
finish-time = 用時 { $minutes } 分 { $seconds } 秒
work-log = 工作記錄
finish-again = 再來一次
paused-title = 已暫停
paused-line = 什麼都沒有丟。準備好了再繼續。

# The card of settings, and what opens it.
settings = 設定
settings-sound = 聲音
sound-on = 開
sound-off = 關

# Whether a voice of the machine's own reads aloud what is said, asked and to be done.
settings-aloud = 朗讀
aloud-on = 開
aloud-off = 關
settings-scan = 單鍵開關：自動輪流選，按一下就是它
scan-off = 不用

# `$seconds` for each of what can be pressed.
scan-seconds = 每項 { $seconds } 秒
settings-pinyin = 生字注音
pinyin-on = 注
pinyin-off = 不注

# How large text and buttons are.
settings-text = 字
text-usual = 標準
text-large = 大
text-largest = 特大

# Closes the card.
settings-done = 好了

# How finely the picture is drawn; below are the choices.
draw = 畫面
draw-auto = 自動
draw-low = 流暢
draw-middle = 均衡
draw-high = 精細

# `$quality` is one of the choices above; `$percent` is of the screen's points.
draw-now = 現在：{ $quality }，清晰度 { NUMBER($percent, maximumFractionDigits: 0) }%

# The teacher has stopped the lessons of the class.
held-title = 老師請大家停一停
held-line = 看老師，聽老師說。你做到的都還在，老師說繼續就繼續。

# Of a scene that its author is changing while it is open.
fault-title = 場景改動有誤，還沒換上
fault-line = 改好存檔，這裡會自己換上新的。

# Of a file that was dropped on the page while a lesson goes on.
fault-brought-title = 拖來的檔案打不開
fault-brought-line = 這節課照樣上下去。
fault-dismiss = 知道了

# Shows what is further down on a card that is higher than its room.
scroll-more = 看後面的

# Opens a panel that was put away, and puts it away: `$panel` is its name, one of those below or the number of the task.
panel-open = 打開：{ $panel }
hint-waits = 點開看提示
panel-away = 收起：{ $panel }

# What can be set and read; what is being said or asked; the notes of a piece of music.
panel-side = 操作
panel-talk = 讀一讀
panel-notes = 簡譜

# Opens the list of places to go.
places = 去別處

# Turns the view to something that is not in sight: `$thing` is what it is called.
face = 轉過去看{ $thing }
