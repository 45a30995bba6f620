toml-write-small-letters-without = 写 { $sign }：小写，不加引号。
toml-end-line-quote-before = 行尾：前面的引号已经把文字收尾了
toml-write-within-text-ascii = 文字里面的引号用中文的“”，英文引号只写在两头。
toml-comment-begins-key-value = 以 # 开头的批注，或 项 = 值
toml-put-before-whatever-not = 批注前面加 #：不是给程序读的话都要。
toml-characters-seen = 看得见的字
toml-delete-character-write-place = 删去这个看不见的字符，重打这一处。
toml-carriage-return = 只有 CR、没有 LF 的换行
toml-text-without-single-backslash = 没有单个反斜杠 `\` 的文字
toml-write-path-where-must = 路径里的 `\` 改成 /；一定要反斜杠就写两个，或把整段文字放进英文单引号 '…'。
toml-see-quotes-brackets-come = 把引号、方括号、花括号补成一对。
toml-each-key-once = 每项只写一次
toml-delete-make-both = 删去重复的一项，或合并两处。
toml-less-nesting = 少套几层
toml-use-fewer-brackets-dots = 少套几层括号或点号。
toml-put-text-quotes = 给文字加上英文引号："…"。
toml-ordinary-ends-lines = 普通的换行
toml-lines-end-cr-alone = 文件的换行是老式的（CR）：在编辑器里把换行改成 LF。
toml-text-quotes-line = 写在一行里、前后都有引号的文字
toml-close-quotes-within-text = 补上收尾的引号；文字里的引号用中文的“”；几行的文字用三个引号。
toml-escapes = 反斜杠后面是 n、t、" 或 \
toml-write-paths-backslash-twice = 路径用 / 分隔；反斜杠本身写两个。
toml-list-in-brackets = 列表 [ 甲, 乙 ]
toml-separate-list-by-commas = 各项用英文逗号隔开，以 ] 收尾。
toml-keys-and-values-in-braces = { "{" } 项 = 值, 项 = 值 { "}" }
toml-separate-table-by-commas = 各项用英文逗号隔开，以 { "}" } 收尾。
toml-no-sign-too-many = 不多不少的符号
toml-delete-sign-too-many = 删去多出来的符号。
toml-table-headers = [表] 或 [[表]]
toml-brackets-pairs-table-line = 方括号要成对，一行一个。
toml-key-value = 项 = 值
toml-write-key-value-put = 写成 项 = 值；要换行的文字放进引号。
toml-key-letters-digits = 英文字母、数字、- 和 _ 写的项
toml-write-keys-letters-put = 项名用英文；一定要用汉字，就放进引号。
toml-number-true-false-text = 数、true、false，或引号里的文字
toml-no-0-before-numbers = 数前面不加 0 和 +；文字和日期放进引号。
toml-delete-what-cannot-seen = 删去批注里看不见的字符。
toml-key-value-each-line = TOML：一行一个 项 = 值
toml-comments-begin-write = 批注以英文（半角）的 # 开头：把 `{ $sign }` 改成 `#`。
toml-one-key-a-line = 一行只写一项
toml-delete-write-next-line = 删去 `{ $sign }`，把 `{ $key } = …` 写到下一行。
toml-no-mark-end-line = 行尾没有标点
toml-delete-mark = 删去这个 `{ $sign }`。
toml-ordinary-blank = 普通空格
toml-type-again-english-keyboard = 切换到英文输入，用空格键重打。
toml-write-between-key-value = 项和值之间写 `=`。
toml-write-ascii-within-quotes = 把 `{ $found }` 改成英文（半角）的 `{ $wanted }`；引号里面的文字不用改。
toml-backslash-letter-behind-character = 反斜杠和后面的字母合成的一个字符
toml-pairs-write = 每两个一组：写成 { $pairs }。
toml-put-square-brackets-around = 外面加方括号：[{ "{" } … { "}" }]。
toml-key-is-one-of = `{ $key } = …`，值是 { $list } 之一
toml-key-missing = 没有 `{ $key }`
toml-did-you-mean-key = 是不是想写 `{ $close }`？改成它。
toml-empty-table = 空的表 { "{" }{ "}" }
toml-delete-it = 删掉这一项。
toml-among = { $list } 之一
toml-delete-use-these-names = 删掉这一项，或改用上面的名称。
toml-count-of-keys = { $n } 项
toml-exactly-one-key = 正好一项：{ $list } 之一
toml-split-key-each-table = 把各项拆开，每个表只写一项。
toml-choose-these = 从上面选一个。
toml-write-mended = 写成 "{ $mended }"。
toml-write-like = 照这个样子写："{ $example }"。
toml-list-of = { $least } 项
toml-write-list-exactly = 补足或删去，正好写 { $least } 项。
toml-put-date-quotes = 日期要放在引号里。
toml-write-ordinary-blank = 把特殊的空格（{ $blank }）改成普通空格，如 "{ $example }"。
toml-write-unit = 把 `{ $unit }` 写成 `{ $meant }`，如 "{ $example }"。
toml-put-unit-end = 在末尾写上单位，如 "{ $example }"。
toml-put-hash-before = 前面加上 #："#{ $text }"。
toml-take-quotes-away = 去掉引号：{ $number }。
toml-write = 写成 `{ "{" } { $form } { "}" }`。
toml-write-in-braces = 写成 ["{ $text }"]。
toml-list-lists = 一组一组的列表 [[…], […]]
toml-list = 列表 [{ "{" } … { "}" }]
toml-word = 一个词
toml-table-key-name = 只有一项的表 { "{" } 名称 = … { "}" }
toml-number-true-false-word = 数、true/false 或一个词
toml-whole-number-not-below = 不小于 0 的整数
toml-finite-number = 有限的数
# $found is the pair of quotes that was written: Chinese leaves it out.
toml-write-ascii-at-both-ends = { $found ->
   *[other] 前后两个引号都改成英文（半角）的 `{ $sign }`；文字里面的不用改。
}
# $number is as in U+3000.
toml-full-width-blank = 全角空格（{ $number }）
toml-special-blank = 特殊的空格（{ $number }）

# Quantities, as what should stand in a file. What is wrong with one is said by the reader of quantities.

quantity-length = 长度：数和单位（m、cm、mm、km）
quantity-angle = 角度：数和单位（deg、°、rad）
quantity-duration = 时间：数和单位（s、ms、min）
quantity-volume = 体积：数和单位（mL、L、µL），整微升
quantity-point = 三个数和一个长度单位（m、cm、mm、km）
quantity-colour = 颜色 #rrggbb
toml-something-else = 别的
toml-add-key-here = { $english ->
   *[other] 在这里加上 `{ $key }`：{ $source }。
}
# $called is quantity-…; $why is what the reader of quantities expected, in English.
toml-quantity = { $why ->
   *[other] { $called }
}
toml-make-it = 把它改成{ $expected }。
toml-write-ascii = 把 { $found } 改成英文（半角）的 { $wanted }，如 "{ $example }"。
toml-list-of-values = 列表 [ … ]
toml-whole-number = 整数
