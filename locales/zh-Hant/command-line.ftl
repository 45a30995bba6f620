# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What every command line says: headings of help, and what is wrong with arguments.

usage = 用法：
commands = 命令：
arguments = 參數：
options = 選項：
# Behind the help of an argument. $value: what it is without the argument.
default = [預設：{ $value }]
# Behind the help of an argument. $values: what can be written for it.
values = [可寫：{ $values }]
# What one of the values is for.
value-is = - { $value }：{ $said }
help-flag = 顯示幫助（--help 比 -h 詳細）
version-flag = 顯示版本
help-help-command = 顯示這份幫助，或某個命令的幫助

# What is wrong. $argument: as it was typed, or as help shows it.
wrong = 錯誤：{ $what }
no-such-argument = 沒有「{ $argument }」這個參數
no-such-command = 沒有「{ $command }」這個命令
command-missing = 沒有寫命令
arguments-missing = 缺少參數：{ $arguments }
value-missing = 「{ $argument }」後面缺少內容
value-wrong = 「{ $argument }」不能寫「{ $value }」
value-wrong-why = 「{ $argument }」不能寫「{ $value }」：{ $why }
value-not-among = 「{ $argument }」不能寫「{ $value }」，可寫：{ $known }
value-too-many = 「{ $argument }」後面的「{ $value }」是多餘的
arguments-conflict = 「{ $argument }」不能和「{ $other }」一起寫
argument-twice = 「{ $argument }」寫了兩次
did-you-mean = 是不是想寫「{ $suggested }」？
see-help = 詳見 --help
no-such-locale = 沒有這種語言；有 { $known }
