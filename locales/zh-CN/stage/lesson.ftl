# Around a lesson: its bar, its start and finish, what stops it.

# Leads to the scenes.
home = 返回首页
home-arrow = ← { home }

# The button that offers other languages, as it is read aloud; `$language` is the one that is spoken, in itself.
language-name = 语言：{ $language }

# What is heard, for who does not hear it.
sounds = ♪ { $sounds }

# Signs in the bar: the server does not answer; another tab of the browser has the same scene open.
sign-offline = 没有网络，做的都记在这里
sign-elsewhere = 这一课在另一个标签页里开着，这里做的不会留到下次

pause = 暂停

# Goes on after a pause.
go-on = 继续

task-of = 任务 { $number } / { $count }

# What there is to do now, as it is read aloud: `$step` is a step of the task.
step-now = 现在要做：{ $step }

# How many of the task's steps are done, as it is read aloud.
steps-done = { $count } 步里做完了 { $done } 步
walk-ahead = ▲ 往前走
walk-stop = ■ 停下

# `$place` is a viewpoint of the scene.
go-to = 到{ $place }去

# Where one stands, in the page's title: `$place` is a viewpoint of `$scene`.
title-at = { $place } · { $scene }

# The picture as it is read aloud: where one stands, and what is seen from there.
picture-at = 画面：你在{ $place }。
picture-seen = 画面：你在{ $place }。{ $seen }
picture-on-the-way = 画面：正在路上。
picture-walking = 画面：你在外面走着。

# Numbers as they are announced when they have changed; `$name` is what is measured, `$value` has its unit.
reading = { $name }：{ $value }

# `$thing` is something in the scene, as are those below.
look-at = 看看{ $thing }
use = 使用{ $thing }

# Shows where the figures of a text come from, and hides it again.
sources-button = 来源

# Where the figures of a text come from.
sources = 来源：{ $sources }
start = 开始
start-you-will = 你将

# `$task` is the task at which the address has the lesson begin.
start-at = 从“{ $task }”开始

# The same where the scene has no such task; `$tasks` are those that it has.
start-at-unknown = 场景里没有叫“{ $task }”的任务，从头开始。能从这些任务开始：{ $tasks }

# Of a scene that was left before its end.
left-unfinished = 上次做到一半，可以接着做。
resume-go-on = 接着上次
resume-start-anew = 从头开始
resume-returning = 正在回到上次的地方……
finish-title = 完成了！
finish-learnt = 你学到了
finish-time = 用时 { $minutes } 分 { $seconds } 秒
work-log = 工作记录
finish-again = 再来一次
paused-title = 已暂停
paused-line = 什么都没有丢。准备好了再继续。

# The card of settings, and what opens it.
settings = 设置
settings-sound = 声音
sound-on = 开
sound-off = 关

# Whether a voice of the machine's own reads aloud what is said, asked and to be done.
settings-aloud = 朗读
aloud-on = 开
aloud-off = 关
settings-scan = 单键开关：自动轮流选，按一下就是它
scan-off = 不用

# `$seconds` for each of what can be pressed.
scan-seconds = 每项 { $seconds } 秒
settings-pinyin = 生字注音
pinyin-on = 注
pinyin-off = 不注

# How large text and buttons are.
settings-text = 字
text-usual = 标准
text-large = 大
text-largest = 特大

# Closes the card.
settings-done = 好了

# How finely the picture is drawn; below are the choices.
draw = 画面
draw-auto = 自动
draw-low = 流畅
draw-middle = 均衡
draw-high = 精细

# `$quality` is one of the choices above; `$percent` is of the screen's points.
draw-now = 现在：{ $quality }，清晰度 { NUMBER($percent, maximumFractionDigits: 0) }%

# The teacher has stopped the lessons of the class.
held-title = 老师请大家停一停
held-line = 看老师，听老师说。你做到的都还在，老师说继续就继续。

# Of a scene that its author is changing while it is open.
fault-title = 场景改动有误，还没换上
fault-line = 改好存盘，这里会自己换上新的。

# Of a file that was dropped on the page while a lesson goes on.
fault-brought-title = 拖来的文件打不开
fault-brought-line = 这节课照样上下去。
fault-dismiss = 知道了

# Shows what is further down on a card that is higher than its room.
scroll-more = 看后面的

# Opens a panel that was put away, and puts it away: `$panel` is its name, one of those below or the number of the task.
panel-open = 打开：{ $panel }
hint-waits = 点开看提示
panel-away = 收起：{ $panel }

# What can be set and read; what is being said or asked; the notes of a piece of music.
panel-side = 操作
panel-talk = 读一读
panel-notes = 简谱

# Opens the list of places to go.
places = 去别处

# Turns the view to something that is not in sight: `$thing` is what it is called.
face = 转过去看{ $thing }
