# Databases, backups, keys: what goes wrong with them.

backup-line = { $path }：第 { $line } 行不是备份应有的内容
backup-no-end = { $path }：备份不完整，缺少结尾
backup-newer = { $path }：由更新的程序写成，请先升级
restore-not-empty = 数据库里已有内容：请恢复到空的数据库
database-newer = 数据库版本 { $found } 比程序的 { $known } 新：请安装新版程序
# $column: a number, from 0.
database-damaged = 一行的第 { $column } 列不是应有的内容：数据库已损坏
database-closed = 数据库已经关上
database-ssl-mode = sslmode={ $mode }：请写 verify-full（加密并核对证书）或 disable（不加密）
# A file's name stands before it.
database-no-certificate = 没有证书
roster-sealed = 班级名单打不开：roster.key 不是当初那一把
roster-key-lost = { $path } 不见了，而数据库里已有加密的班级名单：请放回原来的钥匙；没有了就先用 shujin roster remove 删去各班名单，再重新读入
key-no-scope = 没有权限 { $scope }；可以写 statements/write, statements/read/mine, statements/read, state, define, profile, all/read, all
key-name-form = 钥匙的名字不能为空，不能有冒号和控制字符
key-name-reserved = { $name } 是服务器自己用的名字：请换一个
key-name-taken = 已有钥匙叫 { $name }（收回的也算，因为陈述还记着它）：请换一个名字
key-name-given = 服务器启动时（--lrs-key）给过叫 { $name } 的钥匙：请换一个名字
# Why a file was not looked through. $name: the kind, as zip.
unread-archive = 压缩包：{ $name }
unread-kind = 不认识的文件种类
outbox-fault = 发件箱读不了或写不了：{ $why }
outbox-no-id = 发件箱里的陈述要有一个 UUID 作编号
