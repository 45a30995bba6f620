# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-export-cmi5-paths = 場景資料夾、裝著場景的資料夾，或 .shujin 檔案
help-export-cmi5-out = 寫到哪個 .zip
help-export-cmi5-server = 場景在哪臺伺服器上，如 https://school.example
help-export-cmi5-home = 學校自己的網址，和 serve 時一樣
help-export-cmi5-mastery = 答對多少算通過，0–1；不寫就只看做沒做完
help-export-traces-to = 寫到哪個檔案；旁邊另有一份 .about.md 說明做了什麼
help-export-traces-format = jsonl、csv 或 parquet
help-export-traces-k = 同一場景、同一小時少於這麼多學生的整組去掉，至少 5
help-export-traces-since = 從哪一天起做的，如 2026-09-01
help-export-traces-until = 哪一天之前做的
help-any-more = 學校以前用過、而資料庫還不知道的網址，可以寫幾次
help-forget-class = 班級
help-forget-number = 座號
help-forget-pseudonym = 化名：已不在名單上的（讀入新名單時寫出，也可以用 roster find 按姓名找），或沒有上課時用瀏覽器留下的
help-forget-outboxes = 單機播放器的寄件匣（outbox.sqlite）：裡面還沒送出的也刪去
help-any-backups = 備份檔案，或放備份的資料夾（包括下面各層，不看檔名，只看內容）：裡面的也一併刪去，原地改寫
help-retain-from = 這一天之前存下的全部刪去，如上一學年結束的 2026-08-01
help-audit-class = 只看這個班
help-audit-since = 從哪一天起
help-export = 匯出：去識別化的學習記錄，或給學習平台的課程包
help-forget = 刪去一名學生的全部學習記錄
help-retain = 刪去某一天之前的全部學習記錄
help-audit = 誰看過名字，刪去過什麼
help-backup = 備份學習記錄，伺服器不用停
help-backup-to = 寫到哪個檔案（gzip）
help-restore = 把備份還原到空的資料庫，可以換一種資料庫
help-restore-from = 備份檔案
help-export-cmi5 = 把場景做成學習平台能匯入的課程包（cmi5）
help-export-traces = 匯出已去識別化的學習記錄
help-any-data = 學習記錄存在哪裡
help-any-store = 學習記錄的資料庫：sqlite（預設，在 --data 裡），一個檔案，或 postgres://使用者:密碼@主機/資料庫；也可寫 @檔案，由檔案裡的一行給出
help-any-lang = 說話用的語言；不寫就是 SHUJIN_LANG 或系統的語言
help-forget-after =
    結束碼：0 全部刪去，並在存放資料的資料夾的每個檔案（場景包除外）、指明的備份和寄件匣裡再查過一遍，都沒有了；1 刪了，但還有夠不著的地方，逐一列出：有人正在讀資料庫、備份壞了、資料夾裡有打不開的檔案或別的壓縮檔（zip、tar、xz、7z 等，不看裡面）、已轉發到上級平台的、PostgreSQL 自己的日誌、副本和備份；或者還有同名的人，可能是轉了班、換了年級的同一個人；或者 --pseudonym 的化名從來沒有過，什麼都沒有改；2 沒有執行，什麼都沒有刪：如沒有這個資料庫、指明的不是備份。別處的副本和匯出的檔案不在其內。
    之後再送來的、說的是刪除以前的事的學習記錄（如從寄件匣、從上級平台），收下但不存。
help-export-traces-after = 按事情發生的日子選（--since、--until），不按存下的日子；一個場景的一個小時要麼整個在內，要麼整個不在，結束滿七天才匯出。一個小時第一次匯出以後就定下來：以後才送到的不再加入；其中有記錄被刪去的，整個小時不再匯出。所以先後兩份匯出相減，看不出哪一名學生。
