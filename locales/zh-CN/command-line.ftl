# What every command line says: headings of help, and what is wrong with arguments.

usage = 用法：
commands = 命令：
arguments = 参数：
options = 选项：
# Behind the help of an argument. $value: what it is without the argument.
default = [默认：{ $value }]
# Behind the help of an argument. $values: what can be written for it.
values = [可写：{ $values }]
# What one of the values is for.
value-is = - { $value }：{ $said }
help-flag = 显示帮助（--help 比 -h 详细）
version-flag = 显示版本
help-help-command = 显示这份帮助，或某个命令的帮助

# What is wrong. $argument: as it was typed, or as help shows it.
wrong = 错误：{ $what }
no-such-argument = 没有“{ $argument }”这个参数
no-such-command = 没有“{ $command }”这个命令
command-missing = 没有写命令
arguments-missing = 缺少参数：{ $arguments }
value-missing = “{ $argument }”后面缺少内容
value-wrong = “{ $argument }”不能写“{ $value }”
value-wrong-why = “{ $argument }”不能写“{ $value }”：{ $why }
value-not-among = “{ $argument }”不能写“{ $value }”，可写：{ $known }
value-too-many = “{ $argument }”后面的“{ $value }”是多余的
arguments-conflict = “{ $argument }”不能和“{ $other }”一起写
argument-twice = “{ $argument }”写了两次
did-you-mean = 是不是想写“{ $suggested }”？
see-help = 详见 --help
no-such-locale = 没有这种语言；有 { $known }
