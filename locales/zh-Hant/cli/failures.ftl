# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why `shujin` does not do what was asked for.

no-scene = { $path }: 沒有找到場景（沒有 scene.toml）
unread = { $count } 處讀不了，見上
not-empty = { $path }: 已經有東西了，請用新的資料夾
out-is-folder = { $path }：這是資料夾，--out 要寫檔名，如 my-scene.shujin
font = { $path }: { $why }（--font）
no-database = { $path }：這裡沒有資料庫，請檢查 --data 和 --store
no-backup = { $path }：不是 shujin backup 寫的備份；什麼都沒有刪
no-class = 沒有班級 { $class }：先用 shujin roster import 讀入名單
home = { $why }（--home）
server-address = { $found }：--server 要寫完整的網址，如 https://school.example
same-scene = { $one } 和 { $other } 都叫 { $id }：改其中一個的 id
unclean = { $path }：場景有錯，先執行 shujin check
mastery = --mastery 應在 0 與 1 之間
no-pupil = { $class } 沒有座號 { $number }
no-teacher = 沒有能停用的老師 { $name }
no-key = 沒有能收回的鑰匙叫 { $name }
no-roster-key = { $path }：這裡沒有 roster.key，認不出誰是誰
file-there = { $path }：已經有這個檔案了，請換一個名字
roster-correction = { $found }：名單裡沒有這樣要說明的人或班，什麼都沒有改；應寫 班級:座號 或 班級:原來=現在
retain-to-come = --from 是以後的日子：那樣全部都會刪去
secret-line = { $option } @{ $file }：檔案裡應只有一行
# $form: as in USER:SECRET.
secret-form = { $option }：應寫 { $form }，金鑰可以寫在檔案裡，用 @檔案 代替
secret-form-key = 使用者:金鑰
secret-form-store = 位址,使用者,金鑰
