# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-export-cmi5-paths = 场景文件夹、装着场景的文件夹，或 .shujin 文件
help-export-cmi5-out = 写到哪个 .zip
help-export-cmi5-server = 场景在哪台服务器上，如 https://school.example
help-export-cmi5-home = 学校自己的网址，和 serve 时一样
help-export-cmi5-mastery = 答对多少算通过，0–1；不写就只看做没做完
help-export-traces-to = 写到哪个文件；旁边另有一份 .about.md 说明做了什么
help-export-traces-format = jsonl、csv 或 parquet
help-export-traces-k = 同一场景、同一小时少于这么多学生的整组去掉，至少 5
help-export-traces-since = 从哪一天起做的，如 2026-09-01
help-export-traces-until = 哪一天之前做的
help-any-more = 学校以前用过、而数据库还不知道的网址，可以写几次
help-forget-class = 班级
help-forget-number = 学号
help-forget-pseudonym = 化名：已不在名单上的（读入新名单时写出，也可以用 roster find 按姓名找），或没有上课时用浏览器留下的
help-forget-outboxes = 单机播放器的发件箱（outbox.sqlite）：里面还没送出的也删去
help-any-backups = 备份文件，或放备份的文件夹（包括下面各层，不看文件名，只看内容）：里面的也一并删去，原地改写
help-retain-from = 这一天之前存下的全部删去，如上一学年结束的 2026-08-01
help-audit-class = 只看这个班
help-audit-since = 从哪一天起
help-export = 导出：去标识的学习记录，或给学习平台的课程包
help-forget = 删去一名学生的全部学习记录
help-retain = 删去某一天之前的全部学习记录
help-audit = 谁看过名字，删去过什么
help-backup = 备份学习记录，服务器不用停
help-backup-to = 写到哪个文件（gzip）
help-restore = 把备份恢复到空的数据库，可以换一种数据库
help-restore-from = 备份文件
help-export-cmi5 = 把场景做成学习平台能导入的课程包（cmi5）
help-export-traces = 导出去标识的学习记录
help-any-data = 学习记录存在哪里
help-any-store = 学习记录的数据库：sqlite（默认，在 --data 里），一个文件，或 postgres://用户:密码@主机/库；也可写 @文件，由文件里的一行给出
help-any-lang = 说话用的语言；不写就是 SHUJIN_LANG 或系统的语言
help-forget-after =
    结束码：0 全部删去，并在数据文件夹的每个文件（场景包除外）、点名的备份和发件箱里再查过一遍，都没有了；1 删了，但还有够不着的地方，逐一列出：有人正在读数据库、备份坏了、文件夹里有打不开的文件或别的压缩包（zip、tar、xz、7z 等，不看里面）、已转发到上级平台的、PostgreSQL 自己的日志、副本和备份；或者还有同名的人，可能是转了班、换了年级的同一个人；或者 --pseudonym 的化名从来没有过，什么都没有改；2 没有运行，什么都没有删：如没有这个数据库、点名的不是备份。别处的拷贝和导出的文件不在其内。
    之后再送来的、说的是删除以前的事的学习记录（如从发件箱、从上级平台），收下但不存。
help-export-traces-after = 按事情发生的日子选（--since、--until），不按存下的日子；一个场景的一个小时要么整个在内，要么整个不在，结束满七天才导出。一个小时第一次导出以后就定下来：以后才送到的不再加入；其中有记录被删去的，整个小时不再导出。所以先后两份导出相减，看不出哪一名学生。
