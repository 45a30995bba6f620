# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Databases, backups, keys: what goes wrong with them.

backup-line = { $path }：第 { $line } 行不是備份應有的內容
backup-no-end = { $path }：備份不完整，缺少結尾
backup-newer = { $path }：由更新的程式寫成，請先升級
restore-not-empty = 資料庫裡已有內容：請還原到空的資料庫
database-newer = 資料庫版本 { $found } 比程式的 { $known } 新：請安裝新版程式
# $column: a number, from 0.
database-damaged = 一列的第 { $column } 欄不是應有的內容：資料庫已損壞
database-closed = 資料庫已經關上
database-ssl-mode = sslmode={ $mode }：請寫 verify-full（加密並核對憑證）或 disable（不加密）
# A file's name stands before it.
database-no-certificate = 沒有憑證
roster-sealed = 班級名單打不開：roster.key 不是當初那一把
roster-key-lost = { $path } 不見了，而資料庫裡已有加密的班級名單：請放回原來的鑰匙；沒有了就先用 shujin roster remove 刪去各班名單，再重新讀入
key-no-scope = 沒有權限 { $scope }；可以寫 statements/write, statements/read/mine, statements/read, state, define, profile, all/read, all
key-name-form = 鑰匙的名字不能為空，不能有冒號和控制字元
key-name-reserved = { $name } 是伺服器自己用的名字：請換一個
key-name-taken = 已有鑰匙叫 { $name }（收回的也算，因為陳述還記著它）：請換一個名字
key-name-given = 伺服器啟動時（--lrs-key）給過叫 { $name } 的鑰匙：請換一個名字
# Why a file was not looked through. $name: the kind, as zip.
unread-archive = 壓縮檔：{ $name }
unread-kind = 不認識的檔案種類
outbox-fault = 寄件匣讀不了或寫不了：{ $why }
outbox-no-id = 寄件匣裡的陳述要有一個 UUID 作編號
