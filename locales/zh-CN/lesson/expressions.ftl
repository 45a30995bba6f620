expr-kind-truth = true 或 false
expr-kind-number = 数
expr-kind-word = 词
expr-remedy-word = 词放进单引号，如 'red'
expr-remedy-number = 数不加引号
expr-remedy-truth = true 和 false 不加引号
expr-number-not-above = 不大于 { $most } 的数
expr-dialogue-compiler-gave-up = 编译器读不下去的对话
expr-yarn-compiles = 正确的 Yarn 对话
expr-take-out-write-otherwise = 删去这一处，或换个写法，再检查一次。
expr-condition-no-sentence-delete = 条件和算式不是句子，末尾没有标点：删去 `{ $sign }`。
expr-operator-end = 运算符，或到此为止
expr-did-you-mean-write = 是不是想写 `{ $meant }`？改成它。
expr-write-dot-without-brackets = 写成 `{ $start }…`：点号，没有括号。
expr-units-symbols-without-blanks = 单位写符号，中间不留空格，如 `s`、`min`、`m/s²`、`°C`。
expr-names-ids-english-letters = 名称用它声明时的英文标识；要比的词放进单引号，如 'red'。
expr-see-expressions-authors-reference = 照作者手册「表达式」一节改写。
expr-something-can-happen = 会发生的事
expr-add-what-missing-name = 补上缺的那一项，或改用别的名称。
expr-condition-never-changes = 一个永远不变的条件
expr-least-name-changes = 至少一个会变的名称
expr-give-value-control-set = 给变量加上 control，或用规则、对话去设它，或换一个条件。
expr-put-word-in-quotes = 词放进单引号：'{ $name }'。
expr-declare-see-names-authors = 先声明它，或照作者手册「名称」表改写。
expr-name-exists = 一个已有的名称
expr-number-true-false-has = 数或 true/false：`{ $name }` 没有选项
expr-options-of = `{ $name }` 的选项：{ $list }
expr-did-you-mean-word = 是不是想写 '{ $close }'？
expr-write-numbers-true-false = 数和 true、false 不加引号。
expr-write-these = 改成其中之一。
expr-write-double-brackets-may = 写成 [[{ $keys }]]，双方括号：这样的段可以有好几个。
expr-write-single-brackets-only = 写成 [{ $keys }]，单方括号：这样的段只有一个。
toml-found-list = 列表
toml-found-table = 表
expr-node-cannot-used-no = 这个物件不能使用：没有 use = true
expr-node-cannot-examined-no = 这个物件不能察看：没有 examine = true
expr-own-ancestor = `{ $id }` 绕一圈又以自己为父
expr-parents-without-ring = 不成环的 parent
expr-delete-parent-ring = 删掉环里的一个 parent。
expr-computed-from-itself = `{ $id }` 绕一圈又用到自己
expr-computed-values-without-ring = 不成环的 is
expr-give-start-instead = 让其中一个改用 start。
expr-quantities-kind = 同一种量
expr-converted-twice = `{ $here }`：单位换算了两次
expr-expression-without-conversion = 不写换算的算式
expr-converted-itself-delete-factor = { $found } 到 { $wanted } 由引擎换算：删去手写的倍数。
expr-number-without-unit = 没有单位的数
expr-divide-quantity-unit-1 = 除以一个同单位的量，如 `{ $here } / 1 { $found }`。
expr-power-without-unit = `{ $here }`：{ $base } 的这个次幂没有单位可写
expr-power-whole-half-numbers = 整数或二分之一的次幂
expr-divide-quantity-unit-first = 先除以一个同单位的量，再乘方。
expr-sum-two-temperatures = `{ $here }`：两个温度相加
expr-temperature-difference = 温度加温差
expr-write-difference-k-5 = 温差用 K 写，如 `5 K`。
expr-part-is-word = `{ $here }`：一个词
expr-number-true-false = 数，或 true、false
expr-make-number-words-numbers = 改成数；词和数不能在同一个算式里混用。
expr-compare-red = 和词比较，如 `{ $here } == 'red'`。
expr-part-is-no-word = `{ $here }`：不是词
expr-word-single-quotes = 单引号里的词
expr-word-stands-single-quotes = 词放进单引号，如 'red'。
expr-write-otherwise = 改写算式。
expr-give-unit-unit-value = 给它单位：变量写 `unit = "{ $wanted }"`，数写成 `{ $text } * 1 { $wanted }`。
expr-give-value-keeps-unit = 存进变量就给变量写 `unit = "{ $found }"`；要一个纯数就除以一个同单位的量，如 `{ $text } / 1 { $found }`。
expr-did-you-mean-quotient = 是不是想写 `{ $text } / { $name }`？
expr-did-you-mean-product = 是不是想写 `{ $text } * { $name }`？
expr-use-quantities-kind = 改用同一种量。
expr-give-factor-unit = `{ $number }` 没有单位：写 `{ $number } { $unit }`。
expr-give-keeper-unit = `{ $text }` 要是对，就把 `unit` 写成 "{ $found }"；不然改用同一种量。
expr-difference-of-temperatures = `{ $here }`：温差
expr-give-difference-k = 温差用 K：变量写 `unit = "K"`；要温度就从一个温度加上温差。
expr-no-unit = 没有单位
# expr-kind-truth within a sentence: in Chinese behind a blank.
expr-kind-truth-within = { " " }true 或 false
# $given and $wanted are expr-kind-….
expr-of-other-kind = { $text } 是{ $given }，而 `{ $id }` 是{ $wanted }
# $remedy is expr-remedy-….
expr-set-to-kind = 设成{ $wanted }（{ $remedy }），或改 `{ $id }` 的 start。
expr-beyond-range = `{ $id }` 的范围（{ $range }）容不下它：改这个数，或改 min、max。
# $why says why what the name stands for cannot happen.
expr-never-happens = `{ $name }`，{ $why }
expr-there-are = 已有的是 { $list }。

# What the reader of expressions found, or expected.

grammar-the-end = 表达式到此为止
grammar-open-quote = 没有收尾的 '
grammar-more = 太长的表达式
grammar-operator-or-end = 运算符，或到此为止
grammar-number = 数
grammar-closing-quote = 收尾的 '
grammar-name-number-or-operator = 名称、数或运算符
grammar-fewer-parentheses = 少套几层括号
grammar-colon-and-else = `:` 和否则的值
grammar-operand = 名称、数、'词' 或 (
grammar-comma-or-parenthesis = `,` 或 `)`
grammar-shorter = 短一些的表达式
grammar-arguments = { $n } 个参数
grammar-unit-or-operator = 单位，或运算符
grammar-ln-or-log10 = `ln` 或 `log10`
# A part of an expression and its unit, or expr-no-unit.
expr-part-in-unit = `{ $part }`：{ $unit }

# Habits of other languages and of paper, and what to write.

expr-write-power = 次方写 `^`：`{ $name } ^ 2`。
expr-write-leading-zero = 小数点前写 0：`0{ $number }`。
expr-write-decimal-point = 小数点写 `.`，如 `0.5`；大数不加逗号，如 `1000`。
expr-compare-twice = 一次只比一个：写 `a < b and b < c`。
expr-write-conditional = 条件写 `条件 ? 成立时 : 不成立时`。
expr-write-ceil = 往上取整写 `-floor(-x)`。
expr-nest-min-max = 一次两个：写 `{ $function }(a, { $function }(b, c))`。
expr-write-times = 乘号不能省：写 `2 * { $name }`。
expr-write-pi = 圆周率写成数 `3.141592653589793`；角可以用 `180°`。
expr-no-value = `{ $part }`：永远算不出
expr-value-at-all = 算得出的算式
expr-mend-no-value = 改掉除以 0、负数开方、超出范围的数。
unit-known = 认识的单位
unit-write = 写成 `{ $meant }`。
