# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# A lesson as its teacher sees it: who is where, what has come of it, one pupil's way.

lesson-unknown = 沒有這節課
lesson-of-another-class = 這是以前同名的班級的課
lesson-go-on = 全班繼續
lesson-pause = 全班暫停
lesson-end = 下課
lesson-over = 已下課
print = 列印
lesson-code = 課堂碼
lesson-code-near = 在學校裡輸入前四位就行
lesson-paused = 全班暫停中
project-show = 投到螢幕上
project-about = 在新視窗打開，只有課堂碼，沒有名字和答案
project-address = 學生輸入的網址
project-local-only = 伺服器只接受本機訪問，學生打不開。請管理員用 shujin serve --listen 0.0.0.0:8000 啟動。
lesson-qr-code = 進入課堂的 QR Code
lesson-who-is-where = 誰在哪裡
lesson-who-was-there = 誰來過
seat-look-at-number = 看看學生螢幕上的號碼
seat-asked-for = 另一臺裝置也選了這張圖
seat-number-typed = 學生螢幕上的號碼
seat-give-to-typed = 給這個號碼
progress-not-here = 還沒有進來
progress-was-not-there = 沒有來
progress-joined = 進來了，還沒開始
progress-joined-only = 來了，沒有開始
progress-gone = 已經離開場景
progress-finished = 做完了
lesson-scene-absent = 這個場景現在不在伺服器上，只能看到誰來過。
tasks-chart-did = 完成人數
tasks-chart-asked = 問過提示的人數
tasks-title = 任務
tasks-task = 任務
tasks-did = 完成
tasks-asked = 問過提示
lesson-statements = 這節課的原始學習記錄
figures-where-from = 這些數怎麼來的
played-title = 彈奏
played-phrase = 樂句
played-times = 彈完的次數
played-wrong = 彈錯的音
tasks-who-did = 誰做完了，看了哪些提示
tasks-those-who-did = 做完了
tasks-those-who-did-not = 還沒做完
questions-title = 問題
questions-prediction = 猜想（不分對錯）
pupil-unknown = 班上沒有這個座號
pupil-back = 回到這節課
pupil-replay = 重播一遍
pupil-statements = 這名學生的原始學習記錄
pupil-no-record = 還沒有學習記錄。
pupil-data = 測到的數據
pupil-way = 一路走來
# $here of $all pupils of the class.
lesson-here = { $here } / { $all } 人在做
lesson-came = { $came } / { $all } 人來過
# A button: whoever's screen shows this number gets the pupil's seat.
seat-give-to = 給 { $number } 號
# How many hints a pupil asked for.
progress-hints = 問提示 { $hints } 次
stuck-title = 可能卡住了
# For how many minutes somebody has been at a step.
waited = 這一步 { $minutes } 分鐘
# $usual: minutes that half of the class took for it at most.
waited-beside-class = 這一步 { $minutes } 分鐘（多數人 { $usual } 分鐘）
waited-asked = 問提示 { $asked } 次
# Beside a hint: how many pupils asked for it, and to how many it came by itself.
hint-asked-and-came = { $asked } 人問到，{ $came } 人沒問就出現
questions-right-at-once = 第一次就答對 { $right } / { $all }
# $option: what turned out to be right of what pupils predicted.
questions-found-later = 後來發現：{ $option }
# Beside how many chose an option first: how many more chose it later.
questions-later-too = (後來也選過 { $more })
# Numbers of sittings follow, for the school's IT.
pupil-registrations = 每次打開場景的編號（給資訊老師）：
# A line of what a pupil did. $said: what was done, as "looked at"; $what: names of things, or how it went.
way-entry = { $said } { $what }
way-names-and-detail = { $names } { $detail }
# $asked: the question that was answered.
way-in-answer = { $said }（{ $asked }）
