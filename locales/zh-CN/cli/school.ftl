# What `shujin roster` and `shujin teacher` print.

roster-passed = 第 { $lines } 行不是学生，跳过了
roster-turned = 名单里有看不见的、会改变文字方向的字符，已经去掉了
# $doubt: one of the next two.
roster-doubt = { $class }: { $doubt }
roster-moved = 学号 { $before } 和现在的 { $now } 同名，是同一个人吗？
roster-number-renamed = 学号 { $number } 的姓名变了：改正了，还是换了人？
roster-say-which =
    什么都没有改。请说明是哪一种，再运行一次：
    { "  " }--same-class 还是原来的班，重编了学号
    { "  " }--corrected 班级:7 这个学号只是改正了姓名
    { "  " }--new-class 班级 另一个同名的班
roster-dry-run = 什么都没有改（--dry-run）
roster-kept = { $name }: { $pupils }（新 { $new } 人）
roster-seen-by = 能看到名字的老师：{ $teachers }
roster-gone = { $number } 不在名单上了，化名：{ $pseudonym }
roster-removed =
    已删去：{ $class }（{ $pupils }）
    { "  " }要删去其中某人的学习记录：shujin roster find --name …
roster-removed-unopened =
    已删去：{ $class }
    { "  " }名单打不开（没有原来的 roster.key），其中各人的学习记录再也查不出是谁的，只能按日期删：shujin retain
# $new, $gone: numbers of pupils, or a dash.
roster-plan = { $name }: 留下 { $stay } 人，新来 { $new }，离开 { $gone }
roster-nobody = 没有这个姓名；要和名单上写的一样
# A tabulator stands before the pseudonym.
roster-left = { $class }，{ $at } 起不在名单上	{ $learner }
# What is shown once of a new teacher.
teacher-added =
    用户名：{ $name }
    密码：{ $password }
    班级：{ $classes }
teacher-ended-at = 停用 { $at }
teacher-ended = 已停用：{ $name }
