# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-key-add = 造一把钥匙，密钥只显示这一次
help-key-add-name = 谁的钥匙：陈述会记下它
help-key-add-scopes = 能做什么，用逗号隔开：statements/write、statements/read/mine、statements/read、state（只限自己写的）、define、profile、all/read、all
help-key-add-rate = 每秒最多几次请求；不写就同 serve --rate
help-key-add-kilobytes = 一次最多几 KB，只能比服务器的更小：陈述 1024，连附件 16384
help-key-list = 列出所有钥匙
help-key-revoke = 收回一把钥匙；最多半分钟后失效
help-key-revoke-name = 哪一把
help-serve = 开服务器：网页、场景、学习记录
help-key = 学习记录库的钥匙：造、列、收回
help-serve-listen = 地址和端口
help-serve-scenes = 场景所在的文件夹或 .shujin 文件，可以写几次
help-serve-watch = 盯着场景的文件：一存盘，打开的网页就换上新的，人还在原处；有错就写在网页上
help-serve-address = 学生输入的网址，写在课堂码旁边，如 http://192.168.1.5:8000；不写就自己找出来
help-serve-site = 网页播放器所在的文件夹；不写就用程序旁边的 site
help-serve-keys = 能读写学习记录的 用户:密钥，可以写几次；不写就自动生成一个。密钥可以写成 @文件
help-serve-lrs = 网页把学习记录寄到别的记录库：地址,用户,密钥（或 @文件）
help-serve-forward = 把去标识的学习记录转给区里的记录库：地址（https）,用户,密钥（或 @文件）
help-serve-tls-cert = TLS 证书（PEM）
help-serve-tls-key = 证书的私钥（PEM）
help-serve-proxy = 前面有学校自己的代理，由它说 https；请求从哪里来，听它的 X-Forwarded-For
help-serve-cors = 允许哪些别的网页从浏览器访问记录库，如 https://lms.example，可以写几次
help-serve-platforms = 从哪些学习平台启动场景（cmi5），如 https://lms.example，可以写几次
help-serve-keep-years = 学习记录保留几个学年（八月算起），更早的自动删去；不写就不删，直到用 shujin retain
help-serve-rate = 每把钥匙每秒最多多少次请求，`shujin key add --rate` 可以另定
help-serve-log = 运行记录的样式，写到标准错误
help-serve-home = 学校自己的网址，给匿名编号和场景作前缀
help-serve-log-off = 不写
help-serve-log-text = 给人读
help-serve-log-json = 给程序读，每次请求一行
