# What is wrong with a list of a class, and what kind of file it is.

list-kind-excel = an Excel workbook
list-kind-old-excel = an old Excel workbook
list-kind-pdf = a PDF file
list-kind-web-page = a web page
# $kind: of what kind the file is.
list-kind = this is { $kind }, not CSV: save it as CSV UTF-8
list-encoding = the encoding is none of UTF-8, UTF-16, GB 18030, Big5
# $column: class, number or name; names of columns stay as a file may have them.
list-no-column = no column is called { $column }: one of the first { $head } lines names the columns class,number,name
list-quote = line { $line } opens a quote " that it does not close: lines after it would vanish
list-more = line { $line } has more fields than there are columns: a comma in a name?
list-empty = line { $line } has no { $column } (take merged cells apart)
list-changed = line { $line }: a spreadsheet made { $found } of what was typed: set the column to text and type it again
list-twice = line { $line }: the number { $number } stands twice in { $class }
list-too-many = { $class } has more than { $most } pupils, and there is a picture for so many: make two classes of it in the list
list-nobody = there is nobody in the list
column-class = class
column-number = number
column-name = name
