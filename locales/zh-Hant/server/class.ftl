# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# /class: how a pupil joins a lesson. Read by children: few and easy words.

join-code-unknown = 沒有這個課堂碼，看看黑板再輸一次
join-code-short = 請輸入黑板上的全部六位數字
join-code-too-many = 輸錯的太多了，等幾秒再輸入，或者掃黑板上的 QR Code
join-title = 進入課堂
join-code = 輸入黑板上的課堂碼
join-next = 下一步
join-what-is-recorded = 這裡會記下什麼？
join-picture-title = 點你自己的圖
join-picture-hint = 老師發給你的那一張。點錯了，回到這裡再點一次。
# Under a picture that another device has.
join-picture-taken = 有人在用
# Under the picture of whoever looks.
join-picture-own = 你在這裡
back = 返回
join-lesson-over = 這節課已經結束了
seat-changed-too-often = 換了太多次，問問老師
seat-taken = 這張圖有人用了
seat-choose-another = 點錯了，換一張圖
seat-number = 你的號碼
seat-show-number = 真是你的圖？把號碼給老師看。
seat-wait = 真是你的圖？等一會兒再按，或者問問老師。
seat-try-again-given = 老師給我了，再試一次
seat-try-again = 再試一次
seat-crowded = 人很多，等一下
