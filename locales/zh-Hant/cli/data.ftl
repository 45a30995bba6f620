# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin export`, `forget`, `retain`, `audit`, `backup` and `restore` print.

course-written = { $path }: { $scenes } 個場景
# What a learning platform shows of a course of scenes.
course-title = 蜀錦
course-about = 沉浸式教學場景
# How much was backed up or restored.
rows = { $place }: { $rows } 列
pseudonym-form = 化名是 p- 和 16 到 64 位 0–9、a–f，或 52 位小寫字母和數字
# Tabulators stand between the columns.
audit-erased = { $at }	刪除：{ $rule }	{ $erased }
exported = { $path }: { $statements } 條, { $learners } 名學習者
erased = { $location }：刪去 { $statements } 條學習記錄，{ $others } 項其他
erase-busy = { $location }：有人正在讀（如備份），日誌裡還留著刪去的內容，請稍後再執行一次
backup-unchanged = { $file }：沒有改：{ $why }
forget-unknown = { $pseudonym }：從來沒有這個化名的記錄，什麼都沒有改；是不是抄錯了，或者以前用過別的 --home
forget-not-all = 沒有全部刪去，見上
forget-postgres = 夠不著：PostgreSQL 自己的日誌（WAL）、還沒有清理的舊資料列、副本和它的備份，請資料庫管理員處理
forget-namesake = 同名的人：{ $known }；是同一個人（如轉了班、換了年級）就再執行：shujin forget --pseudonym { $learner }
forget-namesakes-unopened = 沒有能找同名的人：{ $unopened }
unread-file = { $path }：沒有查：{ $why }
unread-no-folder = 沒有這個資料夾，--data 寫對了嗎
unread-archive = 壓縮檔：{ $name }
unread-gzip = gzip，不是這個程式的備份
unread-kind = 不認識的檔案種類
left-in-table = { $location }：{ $table } 表裡還有 { $rows } 列寫著這個化名
left-in-file = { $file }：檔案裡還有
left-named = { $location }：別人的 { $rows } 列用編號提到刪去的記錄，看不出是誰的
# $how_many: one of the next two.
sent-on = { $target }：{ $how_many }；那裡的化名是 { $there }，請對方刪去這個化名的全部記錄
sent-perhaps = 上一次刪除以前可能送過一些
sent-at-most = 送過最多 { $many } 條
sent-pseudonym-unknown = ？（沒有 roster.key）
