# A lesson as its teacher sees it: who is where, what has come of it, one pupil's way.

lesson-unknown = 没有这节课
lesson-of-another-class = 这是以前同名的班级的课
lesson-go-on = 全班继续
lesson-pause = 全班暂停
lesson-end = 下课
lesson-over = 已下课
print = 打印
lesson-code = 课堂码
lesson-code-near = 在学校里输入前四位就行
lesson-paused = 全班暂停中
project-show = 投到屏幕上
project-about = 在新窗口打开，只有课堂码，没有名字和答案
project-address = 学生输入的网址
project-local-only = 服务器只接受本机访问，学生打不开。请管理员用 shujin serve --listen 0.0.0.0:8000 启动。
lesson-qr-code = 进入课堂的二维码
lesson-who-is-where = 谁在哪里
lesson-who-was-there = 谁来过
seat-look-at-number = 看看学生屏幕上的号码
seat-asked-for = 另一台设备也选了这张图
seat-number-typed = 学生屏幕上的号码
seat-give-to-typed = 给这个号码
progress-not-here = 还没有进来
progress-was-not-there = 没有来
progress-joined = 进来了，还没开始
progress-joined-only = 来了，没有开始
progress-gone = 已经离开场景
progress-finished = 做完了
lesson-scene-absent = 这个场景现在不在服务器上，只能看到谁来过。
tasks-chart-did = 完成人数
tasks-chart-asked = 问过提示的人数
tasks-title = 任务
tasks-task = 任务
tasks-did = 完成
tasks-asked = 问过提示
lesson-statements = 这节课的原始学习记录
figures-where-from = 这些数怎么来的
played-title = 弹奏
played-phrase = 乐句
played-times = 弹完的次数
played-wrong = 弹错的音
tasks-who-did = 谁做完了，看了哪些提示
tasks-those-who-did = 做完了
tasks-those-who-did-not = 还没做完
questions-title = 问题
questions-prediction = 猜想（不分对错）
pupil-unknown = 班里没有这个学号
pupil-back = 回到这节课
pupil-replay = 重放一遍
pupil-statements = 这名学生的原始学习记录
pupil-no-record = 还没有学习记录。
pupil-data = 测到的数据
pupil-way = 一路走来
# $here of $all pupils of the class.
lesson-here = { $here } / { $all } 人在做
lesson-came = { $came } / { $all } 人来过
# A button: whoever's screen shows this number gets the pupil's seat.
seat-give-to = 给 { $number } 号
# How many hints a pupil asked for.
progress-hints = 问提示 { $hints } 次
stuck-title = 可能卡住了
# For how many minutes somebody has been at a step.
waited = 这一步 { $minutes } 分钟
# $usual: minutes that half of the class took for it at most.
waited-beside-class = 这一步 { $minutes } 分钟（多数人 { $usual } 分钟）
waited-asked = 问提示 { $asked } 次
# Beside a hint: how many pupils asked for it, and to how many it came by itself.
hint-asked-and-came = { $asked } 人问到，{ $came } 人没问就出现
questions-right-at-once = 第一次就答对 { $right } / { $all }
# $option: what turned out to be right of what pupils predicted.
questions-found-later = 后来发现：{ $option }
# Beside how many chose an option first: how many more chose it later.
questions-later-too = (后来也选过 { $more })
# Numbers of sittings follow, for the school's IT.
pupil-registrations = 每次打开场景的编号（给信息老师）：
# A line of what a pupil did. $said: what was done, as "looked at"; $what: names of things, or how it went.
way-entry = { $said } { $what }
way-names-and-detail = { $names } { $detail }
# $asked: the question that was answered.
way-in-answer = { $said }（{ $asked }）
