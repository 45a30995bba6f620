# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin roster` and `shujin teacher` print.

roster-passed = 第 { $lines } 列不是學生，跳過了
roster-turned = 名單裡有看不見的、會改變文字方向的字元，已經去掉了
# $doubt: one of the next two.
roster-doubt = { $class }: { $doubt }
roster-moved = 座號 { $before } 和現在的 { $now } 同名，是同一個人嗎？
roster-number-renamed = 座號 { $number } 的姓名變了：改正了，還是換了人？
roster-say-which =
    什麼都沒有改。請說明是哪一種，再執行一次：
    { "  " }--same-class 還是原來的班，重編了座號
    { "  " }--corrected 班級:7 這個座號只是改正了姓名
    { "  " }--new-class 班級 另一個同名的班
roster-dry-run = 什麼都沒有改（--dry-run）
roster-kept = { $name }: { $pupils }（新 { $new } 人）
roster-seen-by = 能看到名字的老師：{ $teachers }
roster-gone = { $number } 不在名單上了，化名：{ $pseudonym }
roster-removed =
    已刪去：{ $class }（{ $pupils }）
    { "  " }要刪去其中某人的學習記錄：shujin roster find --name …
roster-removed-unopened =
    已刪去：{ $class }
    { "  " }名單打不開（沒有原來的 roster.key），其中各人的學習記錄再也查不出是誰的，只能按日期刪：shujin retain
# $new, $gone: numbers of pupils, or a dash.
roster-plan = { $name }: 留下 { $stay } 人，新來 { $new }，離開 { $gone }
roster-nobody = 沒有這個姓名；要和名單上寫的一樣
# A tabulator stands before the pseudonym.
roster-left = { $class }，{ $at } 起不在名單上	{ $learner }
# What is shown once of a new teacher.
teacher-added =
    使用者名稱：{ $name }
    密碼：{ $password }
    班級：{ $classes }
teacher-ended-at = 停用 { $at }
teacher-ended = 已停用：{ $name }
