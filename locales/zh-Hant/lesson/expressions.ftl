# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

expr-kind-truth = true 或 false
expr-kind-number = 數
expr-kind-word = 詞
expr-remedy-word = 詞放進單引號，如 'red'
expr-remedy-number = 數不加引號
expr-remedy-truth = true 和 false 不加引號
expr-number-not-above = 不大於 { $most } 的數
expr-dialogue-compiler-gave-up = 編譯器讀不下去的對話
expr-yarn-compiles = 正確的 Yarn 對話
expr-take-out-write-otherwise = 刪去這一處，或換個寫法，再檢查一次。
expr-condition-no-sentence-delete = 條件和算式不是句子，末尾沒有標點：刪去 `{ $sign }`。
expr-operator-end = 運算子，或到此為止
expr-did-you-mean-write = 是不是想寫 `{ $meant }`？改成它。
expr-write-dot-without-brackets = 寫成 `{ $start }…`：點號，沒有括號。
expr-units-symbols-without-blanks = 單位寫符號，中間不留空格，如 `s`、`min`、`m/s²`、`°C`。
expr-names-ids-english-letters = 名稱用它宣告時的英文識別碼；要比的詞放進單引號，如 'red'。
expr-see-expressions-authors-reference = 照作者手冊「表達式」一節改寫。
expr-something-can-happen = 會發生的事
expr-add-what-missing-name = 補上缺的那一項，或改用別的名稱。
expr-condition-never-changes = 一個永遠不變的條件
expr-least-name-changes = 至少一個會變的名稱
expr-give-value-control-set = 給變數加上 control，或用規則、對話去設它，或換一個條件。
expr-put-word-in-quotes = 詞放進單引號：'{ $name }'。
expr-declare-see-names-authors = 先宣告它，或照作者手冊「名稱」表改寫。
expr-name-exists = 一個已有的名稱
expr-number-true-false-has = 數或 true/false：`{ $name }` 沒有選項
expr-options-of = `{ $name }` 的選項：{ $list }
expr-did-you-mean-word = 是不是想寫 '{ $close }'？
expr-write-numbers-true-false = 數和 true、false 不加引號。
expr-write-these = 改成其中之一。
expr-write-double-brackets-may = 寫成 [[{ $keys }]]，雙中括號：這樣的段可以有好幾個。
expr-write-single-brackets-only = 寫成 [{ $keys }]，單中括號：這樣的段只有一個。
toml-found-list = 清單
toml-found-table = 表
expr-node-cannot-used-no = 這個物件不能使用：沒有 use = true
expr-node-cannot-examined-no = 這個物件不能察看：沒有 examine = true
expr-own-ancestor = `{ $id }` 繞一圈又以自己為父
expr-parents-without-ring = 不成環的 parent
expr-delete-parent-ring = 刪掉環裡的一個 parent。
expr-computed-from-itself = `{ $id }` 繞一圈又用到自己
expr-computed-values-without-ring = 不成環的 is
expr-give-start-instead = 讓其中一個改用 start。
expr-quantities-kind = 同一種量
expr-converted-twice = `{ $here }`：單位換算了兩次
expr-expression-without-conversion = 不寫換算的算式
expr-converted-itself-delete-factor = { $found } 到 { $wanted } 由引擎換算：刪去手寫的倍數。
expr-number-without-unit = 沒有單位的數
expr-divide-quantity-unit-1 = 除以一個同單位的量，如 `{ $here } / 1 { $found }`。
expr-power-without-unit = `{ $here }`：{ $base } 的這個次方沒有單位可寫
expr-power-whole-half-numbers = 整數或二分之一的次方
expr-divide-quantity-unit-first = 先除以一個同單位的量，再乘方。
expr-sum-two-temperatures = `{ $here }`：兩個溫度相加
expr-temperature-difference = 溫度加溫差
expr-write-difference-k-5 = 溫差用 K 寫，如 `5 K`。
expr-part-is-word = `{ $here }`：一個詞
expr-number-true-false = 數，或 true、false
expr-make-number-words-numbers = 改成數；詞和數不能在同一個算式裡混用。
expr-compare-red = 和詞比較，如 `{ $here } == 'red'`。
expr-part-is-no-word = `{ $here }`：不是詞
expr-word-single-quotes = 單引號裡的詞
expr-word-stands-single-quotes = 詞放進單引號，如 'red'。
expr-write-otherwise = 改寫算式。
expr-give-unit-unit-value = 給它單位：變數寫 `unit = "{ $wanted }"`，數寫成 `{ $text } * 1 { $wanted }`。
expr-give-value-keeps-unit = 存進變數就給變數寫 `unit = "{ $found }"`；要一個純數就除以一個同單位的量，如 `{ $text } / 1 { $found }`。
expr-did-you-mean-quotient = 是不是想寫 `{ $text } / { $name }`？
expr-did-you-mean-product = 是不是想寫 `{ $text } * { $name }`？
expr-use-quantities-kind = 改用同一種量。
expr-give-factor-unit = `{ $number }` 沒有單位：寫 `{ $number } { $unit }`。
expr-give-keeper-unit = `{ $text }` 要是對，就把 `unit` 寫成 "{ $found }"；不然改用同一種量。
expr-difference-of-temperatures = `{ $here }`：溫差
expr-give-difference-k = 溫差用 K：變數寫 `unit = "K"`；要溫度就從一個溫度加上溫差。
expr-no-unit = 沒有單位
# expr-kind-truth within a sentence: in Chinese behind a blank.
expr-kind-truth-within = { " " }true 或 false
# $given and $wanted are expr-kind-….
expr-of-other-kind = { $text } 是{ $given }，而 `{ $id }` 是{ $wanted }
# $remedy is expr-remedy-….
expr-set-to-kind = 設成{ $wanted }（{ $remedy }），或改 `{ $id }` 的 start。
expr-beyond-range = `{ $id }` 的範圍（{ $range }）容不下它：改這個數，或改 min、max。
# $why says why what the name stands for cannot happen.
expr-never-happens = `{ $name }`，{ $why }
expr-there-are = 已有的是 { $list }。

# What the reader of expressions found, or expected.

grammar-the-end = 表達式到此為止
grammar-open-quote = 沒有收尾的 '
grammar-more = 太長的表達式
grammar-operator-or-end = 運算子，或到此為止
grammar-number = 數
grammar-closing-quote = 收尾的 '
grammar-name-number-or-operator = 名稱、數或運算子
grammar-fewer-parentheses = 少套幾層括號
grammar-colon-and-else = `:` 和否則的值
grammar-operand = 名稱、數、'詞' 或 (
grammar-comma-or-parenthesis = `,` 或 `)`
grammar-shorter = 短一些的表達式
grammar-arguments = { $n } 個參數
grammar-unit-or-operator = 單位，或運算子
grammar-ln-or-log10 = `ln` 或 `log10`
# A part of an expression and its unit, or expr-no-unit.
expr-part-in-unit = `{ $part }`：{ $unit }

# Habits of other languages and of paper, and what to write.

expr-write-power = 次方寫 `^`：`{ $name } ^ 2`。
expr-write-leading-zero = 小數點前寫 0：`0{ $number }`。
expr-write-decimal-point = 小數點寫 `.`，如 `0.5`；大數不加逗號，如 `1000`。
expr-compare-twice = 一次只比一個：寫 `a < b and b < c`。
expr-write-conditional = 條件寫 `條件 ? 成立時 : 不成立時`。
expr-write-ceil = 往上取整寫 `-floor(-x)`。
expr-nest-min-max = 一次兩個：寫 `{ $function }(a, { $function }(b, c))`。
expr-write-times = 乘號不能省：寫 `2 * { $name }`。
expr-write-pi = 圓周率寫成數 `3.141592653589793`；角可以用 `180°`。
expr-no-value = `{ $part }`：永遠算不出
expr-value-at-all = 算得出的算式
expr-mend-no-value = 改掉除以 0、負數開方、超出範圍的數。
unit-known = 認識的單位
unit-write = 寫成 `{ $meant }`。
