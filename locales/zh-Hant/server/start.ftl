# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why the server does not start.

start-listen = 不能在 { $address } 上監聽：{ $why }
start-data = 不能使用 { $path }：{ $why }
start-database = 資料庫 { $location } 打不開：{ $why }
start-tls = TLS 不能使用 { $path }：{ $why }
start-address = --address 要寫成 http://192.168.1.5:8000 這樣，後面沒有路徑；寫的是 { $found }
start-cors = 不是 https://lms.example 這樣的來源：{ $found }
start-lrs = --lrs：不是 http 或 https 的記錄庫位址
start-forward = --forward 的位址要寫成 https://…（除非就在本機），裡面沒有使用者名稱
start-system = 系統拒絕了：{ $why }
lrs-parts = 需要 位址,使用者,金鑰
