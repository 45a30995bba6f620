# What is wrong with a list of a class, and what kind of file it is.

list-kind-excel = Excel 工作簿
list-kind-old-excel = 旧版 Excel 工作簿
list-kind-pdf = { " " }PDF 文件
list-kind-web-page = 网页格式的表格
# $kind: of what kind the file is.
list-kind = 这是{ $kind }，不是 CSV：请在表格软件里另存为 CSV UTF-8
list-encoding = 文字编码不认识（能读 UTF-8、UTF-16、GB 18030 和 Big5）
# $column: class, number or name; names of columns stay as a file may have them.
list-no-column = 找不到列名“{ $column }”。前 { $head } 行中要有一行写着列名：班级,学号,姓名
list-quote = 第 { $line } 行的引号 " 没有关上，后面的行会被吞掉
list-more = 第 { $line } 行比列名多出格子：是不是姓名里有逗号？
list-empty = 第 { $line } 行的“{ $column }”是空的（合并的单元格要先拆开填好）
list-changed = 第 { $line } 行的 { $found } 已被表格软件改过：先把这一列设成“文本”，再重新填
list-twice = 第 { $line } 行：{ $class } 的学号 { $number } 出现了两次
list-too-many = { $class } 超过 { $most } 人，图不够分：请在名单里分成两个班，如 { $class }甲、{ $class }乙
list-nobody = 名单里一个人也没有
column-class = 班级
column-number = 学号
column-name = 姓名
