# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-roster = 班级名单
help-teacher = 老师：谁能看哪个班
help-roster-import = 从表格（CSV：班级,学号,姓名）读入名单；已有的班级换成新的，学生的图不变
help-roster-import-file = 表格文件（CSV；UTF-8、UTF-16、GB 18030 或 Big5）
help-roster-import-class = 表里没有“班级”一列时，是哪个班
help-roster-import-dry-run = 只说会怎样，什么都不改
help-roster-import-same-class = 还是原来的班，只是重编了学号：同名的就是同一个人；学号一样而姓名不同的，是换了人
help-roster-import-corrected = 只是改正了姓名，人没有换：班级:学号，如 七年级3班:7；学号也变了就写 七年级3班:7=8（原来=现在）
help-roster-import-new-class = 这个班是另一个班（如新学年的同名班级）：谁都不是原来的人
help-roster-list = 列出班级和人数，不列姓名
help-roster-find = 按姓名找化名，在名单上的和已不在名单上的，用来删去其学习记录
help-roster-find-name = 姓名，或 @文件
help-roster-remove = 删去一个班的名单，如毕业了；学习记录还在，只有知道姓名的人还能用 find 找到是谁的
help-roster-remove-class = 班级
help-teacher-add = 加一位老师，或换密码；密码只显示这一次
help-teacher-add-name = 登录用的名字
help-teacher-add-classes = 能看哪个班，可以写几次
help-teacher-list = 列出老师
help-teacher-revoke = 停用一位老师
help-teacher-revoke-name = 哪一位
