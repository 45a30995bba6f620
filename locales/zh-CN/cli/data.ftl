# What `shujin export`, `forget`, `retain`, `audit`, `backup` and `restore` print.

course-written = { $path }: { $scenes } 个场景
# What a learning platform shows of a course of scenes.
course-title = 蜀锦
course-about = 沉浸式教学场景
# How much was backed up or restored.
rows = { $place }: { $rows } 行
pseudonym-form = 化名是 p- 和 16 到 64 位 0–9、a–f，或 52 位小写字母和数字
# Tabulators stand between the columns.
audit-erased = { $at }	删除：{ $rule }	{ $erased }
exported = { $path }: { $statements } 条, { $learners } 名学习者
erased = { $location }：删去 { $statements } 条学习记录，{ $others } 项其他
erase-busy = { $location }：有人正在读（如备份），日志里还留着删去的内容，请稍后再运行一次
backup-unchanged = { $file }：没有改：{ $why }
forget-unknown = { $pseudonym }：从来没有这个化名的记录，什么都没有改；是不是抄错了，或者以前用过别的 --home
forget-not-all = 没有全部删去，见上
forget-postgres = 够不着：PostgreSQL 自己的日志（WAL）、还没有清理的旧行、副本和它的备份，请数据库管理员处理
forget-namesake = 同名的人：{ $known }；是同一个人（如转了班、换了年级）就再运行：shujin forget --pseudonym { $learner }
forget-namesakes-unopened = 没有能找同名的人：{ $unopened }
unread-file = { $path }：没有查：{ $why }
unread-no-folder = 没有这个文件夹，--data 写对了吗
unread-archive = 压缩包：{ $name }
unread-gzip = gzip，不是这个程序的备份
unread-kind = 不认识的文件种类
left-in-table = { $location }：{ $table } 表里还有 { $rows } 行写着这个化名
left-in-file = { $file }：文件里还有
left-named = { $location }：别人的 { $rows } 行用编号提到删去的记录，看不出是谁的
# $how_many: one of the next two.
sent-on = { $target }：{ $how_many }；那里的化名是 { $there }，请对方删去这个化名的全部记录
sent-perhaps = 上一次删除以前可能送过一些
sent-at-most = 送过最多 { $many } 条
sent-pseudonym-unknown = ？（没有 roster.key）
