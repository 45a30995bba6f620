# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What is wrong with a list of a class, and what kind of file it is.

list-kind-excel = Excel 活頁簿
list-kind-old-excel = 舊版 Excel 活頁簿
list-kind-pdf = { " " }PDF 檔案
list-kind-web-page = 網頁格式的表格
# $kind: of what kind the file is.
list-kind = 這是{ $kind }，不是 CSV：請在試算表軟體裡另存為 CSV UTF-8
list-encoding = 文字編碼不認識（能讀 UTF-8、UTF-16、GB 18030 和 Big5）
# $column: class, number or name; names of columns stay as a file may have them.
list-no-column = 找不到欄位「{ $column }」。前 { $head } 列中要有一列寫著欄位名稱：班級,座號,姓名
list-quote = 第 { $line } 列的引號 " 沒有收尾，後面的列會被吞掉
list-more = 第 { $line } 列比欄位名稱多出格子：是不是姓名裡有逗號？
list-empty = 第 { $line } 列的「{ $column }」是空的（合併的儲存格要先拆開填好）
list-changed = 第 { $line } 列的 { $found } 已被試算表軟體改過：先把這一欄設成「文字」，再重新填
list-twice = 第 { $line } 列：{ $class } 的座號 { $number } 出現了兩次
list-too-many = { $class } 超過 { $most } 人，圖不夠分：請在名單裡分成兩個班，如 { $class }甲、{ $class }乙
list-nobody = 名單裡一個人也沒有
column-class = 班級
column-number = 座號
column-name = 姓名
