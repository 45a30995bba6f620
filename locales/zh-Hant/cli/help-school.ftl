# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-roster = 班級名單
help-teacher = 老師：誰能看哪個班
help-roster-import = 從表格（CSV：班級,座號,姓名）讀入名單；已有的班級換成新的，學生的圖不變
help-roster-import-file = 表格檔案（CSV；UTF-8、UTF-16、GB 18030 或 Big5）
help-roster-import-class = 表裡沒有「班級」一欄時，是哪個班
help-roster-import-dry-run = 只說會怎樣，什麼都不改
help-roster-import-same-class = 還是原來的班，只是重編了座號：同名的就是同一個人；座號一樣而姓名不同的，是換了人
help-roster-import-corrected = 只是改正了姓名，人沒有換：班級:座號，如 七年級3班:7；座號也變了就寫 七年級3班:7=8（原來=現在）
help-roster-import-new-class = 這個班是另一個班（如新學年的同名班級）：誰都不是原來的人
help-roster-list = 列出班級和人數，不列姓名
help-roster-find = 按姓名找化名，在名單上的和已不在名單上的，用來刪去其學習記錄
help-roster-find-name = 姓名，或 @檔案
help-roster-remove = 刪去一個班的名單，如畢業了；學習記錄還在，只有知道姓名的人還能用 find 找到是誰的
help-roster-remove-class = 班級
help-teacher-add = 加一位老師，或換密碼；密碼只顯示這一次
help-teacher-add-name = 登入用的名字
help-teacher-add-classes = 能看哪個班，可以寫幾次
help-teacher-list = 列出老師
help-teacher-revoke = 停用一位老師
help-teacher-revoke-name = 哪一位
