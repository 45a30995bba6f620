# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

toml-write-small-letters-without = 寫 { $sign }：小寫，不加引號。
toml-end-line-quote-before = 行尾：前面的引號已經把文字收尾了
toml-write-within-text-ascii = 文字裡面的引號用中文的「」，英文引號只寫在兩頭。
toml-comment-begins-key-value = 以 # 開頭的註解，或 項 = 值
toml-put-before-whatever-not = 註解前面加 #：不是給程式讀的話都要。
toml-characters-seen = 看得見的字
toml-delete-character-write-place = 刪去這個看不見的字元，重打這一處。
toml-carriage-return = 只有 CR、沒有 LF 的換行
toml-text-without-single-backslash = 沒有單個反斜槓 `\` 的文字
toml-write-path-where-must = 路徑裡的 `\` 改成 /；一定要反斜槓就寫兩個，或把整段文字放進英文單引號 '…'。
toml-see-quotes-brackets-come = 把引號、中括號、大括號補成一對。
toml-each-key-once = 每項只寫一次
toml-delete-make-both = 刪去重複的一項，或合併兩處。
toml-less-nesting = 少套幾層
toml-use-fewer-brackets-dots = 少套幾層括號或點號。
toml-put-text-quotes = 給文字加上英文引號："…"。
toml-ordinary-ends-lines = 普通的換行
toml-lines-end-cr-alone = 檔案的換行是舊式的（CR）：在編輯器裡把換行改成 LF。
toml-text-quotes-line = 寫在一行裡、前後都有引號的文字
toml-close-quotes-within-text = 補上收尾的引號；文字裡的引號用中文的「」；幾行的文字用三個引號。
toml-escapes = 反斜槓後面是 n、t、" 或 \
toml-write-paths-backslash-twice = 路徑用 / 分隔；反斜槓本身寫兩個。
toml-list-in-brackets = 清單 [ 甲, 乙 ]
toml-separate-list-by-commas = 各項用英文逗號隔開，以 ] 收尾。
toml-keys-and-values-in-braces = { "{" } 項 = 值, 項 = 值 { "}" }
toml-separate-table-by-commas = 各項用英文逗號隔開，以 { "}" } 收尾。
toml-no-sign-too-many = 不多不少的符號
toml-delete-sign-too-many = 刪去多出來的符號。
toml-table-headers = [表] 或 [[表]]
toml-brackets-pairs-table-line = 中括號要成對，一行一個。
toml-key-value = 項 = 值
toml-write-key-value-put = 寫成 項 = 值；要換行的文字放進引號。
toml-key-letters-digits = 英文字母、數字、- 和 _ 寫的項
toml-write-keys-letters-put = 項名用英文；一定要用漢字，就放進引號。
toml-number-true-false-text = 數、true、false，或引號裡的文字
toml-no-0-before-numbers = 數前面不加 0 和 +；文字和日期放進引號。
toml-delete-what-cannot-seen = 刪去註解裡看不見的字元。
toml-key-value-each-line = TOML：一行一個 項 = 值
toml-comments-begin-write = 註解以英文（半形）的 # 開頭：把 `{ $sign }` 改成 `#`。
toml-one-key-a-line = 一行只寫一項
toml-delete-write-next-line = 刪去 `{ $sign }`，把 `{ $key } = …` 寫到下一行。
toml-no-mark-end-line = 行尾沒有標點
toml-delete-mark = 刪去這個 `{ $sign }`。
toml-ordinary-blank = 普通空格
toml-type-again-english-keyboard = 切換到英文輸入，用空白鍵重打。
toml-write-between-key-value = 項和值之間寫 `=`。
toml-write-ascii-within-quotes = 把 `{ $found }` 改成英文（半形）的 `{ $wanted }`；引號裡面的文字不用改。
toml-backslash-letter-behind-character = 反斜槓和後面的字母合成的一個字元
toml-pairs-write = 每兩個一組：寫成 { $pairs }。
toml-put-square-brackets-around = 外面加中括號：[{ "{" } … { "}" }]。
toml-key-is-one-of = `{ $key } = …`，值是 { $list } 之一
toml-key-missing = 沒有 `{ $key }`
toml-did-you-mean-key = 是不是想寫 `{ $close }`？改成它。
toml-empty-table = 空的表 { "{" }{ "}" }
toml-delete-it = 刪掉這一項。
toml-among = { $list } 之一
toml-delete-use-these-names = 刪掉這一項，或改用上面的名稱。
toml-count-of-keys = { $n } 項
toml-exactly-one-key = 正好一項：{ $list } 之一
toml-split-key-each-table = 把各項拆開，每個表只寫一項。
toml-choose-these = 從上面選一個。
toml-write-mended = 寫成 "{ $mended }"。
toml-write-like = 照這個樣子寫："{ $example }"。
toml-list-of = { $least } 項
toml-write-list-exactly = 補足或刪去，正好寫 { $least } 項。
toml-put-date-quotes = 日期要放在引號裡。
toml-write-ordinary-blank = 把特殊的空格（{ $blank }）改成普通空格，如 "{ $example }"。
toml-write-unit = 把 `{ $unit }` 寫成 `{ $meant }`，如 "{ $example }"。
toml-put-unit-end = 在末尾寫上單位，如 "{ $example }"。
toml-put-hash-before = 前面加上 #："#{ $text }"。
toml-take-quotes-away = 去掉引號：{ $number }。
toml-write = 寫成 `{ "{" } { $form } { "}" }`。
toml-write-in-braces = 寫成 ["{ $text }"]。
toml-list-lists = 一組一組的清單 [[…], […]]
toml-list = 清單 [{ "{" } … { "}" }]
toml-word = 一個詞
toml-table-key-name = 只有一項的表 { "{" } 名稱 = … { "}" }
toml-number-true-false-word = 數、true/false 或一個詞
toml-whole-number-not-below = 不小於 0 的整數
toml-finite-number = 有限的數
# $found is the pair of quotes that was written: Chinese leaves it out.
toml-write-ascii-at-both-ends = { $found ->
   *[other] 前後兩個引號都改成英文（半形）的 `{ $sign }`；文字裡面的不用改。
}
# $number is as in U+3000.
toml-full-width-blank = 全形空格（{ $number }）
toml-special-blank = 特殊的空格（{ $number }）

# Quantities, as what should stand in a file. What is wrong with one is said by the reader of quantities.

quantity-length = 長度：數和單位（m、cm、mm、km）
quantity-angle = 角度：數和單位（deg、°、rad）
quantity-duration = 時間：數和單位（s、ms、min）
quantity-volume = 體積：數和單位（mL、L、µL），整微升
quantity-point = 三個數和一個長度單位（m、cm、mm、km）
quantity-colour = 顏色 #rrggbb
toml-something-else = 別的
toml-add-key-here = { $english ->
   *[other] 在這裡加上 `{ $key }`：{ $source }。
}
# $called is quantity-…; $why is what the reader of quantities expected, in English.
toml-quantity = { $why ->
   *[other] { $called }
}
toml-make-it = 把它改成{ $expected }。
toml-write-ascii = 把 { $found } 改成英文（半形）的 { $wanted }，如 "{ $example }"。
toml-list-of-values = 清單 [ … ]
toml-whole-number = 整數
