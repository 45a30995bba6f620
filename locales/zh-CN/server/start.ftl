# Why the server does not start.

start-listen = 不能在 { $address } 上监听：{ $why }
start-data = 不能使用 { $path }：{ $why }
start-database = 数据库 { $location } 打不开：{ $why }
start-tls = TLS 不能使用 { $path }：{ $why }
start-address = --address 要写成 http://192.168.1.5:8000 这样，后面没有路径；写的是 { $found }
start-cors = 不是 https://lms.example 这样的来源：{ $found }
start-lrs = --lrs：不是 http 或 https 的记录库地址
start-forward = --forward 的地址要写成 https://…（除非就在本机），里面没有用户名
start-system = 系统拒绝了：{ $why }
lrs-parts = 需要 地址,用户,密钥
