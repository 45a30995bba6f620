# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

yarn-no-file-has = `{ $name }` 不在 .yarn 檔案裡
yarn-instruction-node-makes-no = 節點 `{ $title }` 的第 { $at } 條指令不成立
yarn-more-than-kilobytes = 多於 { $most } KB
yarn-dialogue-without-nodes = 沒有節點的對話
yarn-title-lines = `title: …`、`---`、話、`===`
yarn-write-node-leave-file = 寫一個節點，或去掉這個檔案。
yarn-dialogue-nests-too-deep = 巢狀太深的對話
yarn-most-levels-conditions-options = 最多 { $levels } 層條件和選項，一個算式最多 { $operators } 個運算和括號
yarn-split-into-several-nodes = 用 <<jump>> 拆成幾個節點。
yarn-dialogue-players-take = 播放器認得的對話
yarn-take-out-what-new = 先刪去新寫的部分，再一點點加回來。
yarn-no-title = 沒有 `title`
yarn-title-line = `title: …`
yarn-write-title-name-line = 在 --- 前一行寫 title: 節點名。
yarn-used-line-already = `{ $title }`，已在第 { $first } 行用過
yarn-used-in-file-on-line = `{ $title }`，已在 { $other } 第 { $first } 行用過
yarn-title-own = 沒用過的節點名
yarn-choose-another-title = 換一個 title。
yarn-node-something-begins = 有人開始的對話節點
yarn-name-roles-talk-rules = 在 [[role]] 的 talk、規則的 talk 或 <<jump { $title }>> 裡用它，或刪去。
yarn-dialogue-comes-end = 走得到結尾的對話
yarn-leave-way-out-ring = 給這一圈 <<jump>> 留一個出口。
yarn-line-id-end = 行尾的 #line:識別碼
yarn-put-line-id-end = 在行尾加一個沒用過的 #line:識別碼，翻譯靠它對上。
yarn-line-used-line-already = `#line:{ $id }`，已在第 { $first } 行用過
yarn-words-fact-source = 漢字，或有出處的資料
yarn-spell-out-small-numbers = 對話裡用漢字寫小數目；資料放進別處的文字，用 { "{" }fact.識別碼{ "}" }。
yarn-value-is-computed = 用 is 算出來的 `${ $id }`
yarn-did-you-mean-word = 是不是想寫 "{ $close }"？
yarn-options-of = `${ $name }` 的選項：{ $list }
yarn-did-you-mean-name = 是不是想寫 `{ $sign }{ $close }`？
kind-role = 人物 [[role]]
yarn-if-line-does-not = 第 { $line } 行的 <<if>> 沒有收尾
yarn-put-line-endif-behind = 在 <<if>> 那一段後面加一行 <<endif>>。
yarn-second-else-if = 一個 <<if>> 裡的第二個 <<else>>
yarn-one-else = 一個 <<else>>
yarn-write-elseif-condition-what = 中間的情況用 <<elseif 條件>>。
yarn-values-different-kinds-operation = 種類不同的值在一起運算
yarn-values-kind = 同一種值
yarn-compare-like-with-like = 數只和數比，true/false 只和 true/false 比，詞放進引號只和詞比。
yarn-operation-such-values-do = 對這種值不能做的運算
yarn-operation-that-they-have = 合適的運算
yarn-which-operations = 大於、小於和加減乘除只用於數；and、or、not 只用於 true/false。
yarn-wrong-number-arguments = `{ $name }` 的參數個數不對
yarn-as-many-arguments = 它要的個數
yarn-add-delete-some-separate = 補上或刪去參數，用英文逗號隔開。
yarn-argument-wrong-kind = 種類不對的參數
yarn-variable-without-dollar = 沒有 $ 的變數名
yarn-put-dollar-before = 在變數名前加 $。
yarn-command-does-not-end = 沒有收尾的命令
yarn-write-command-line-end = 命令寫在一行裡，用 >> 收尾。
yarn-empty-command = 空的 <<>>
yarn-command = 一個命令
yarn-write-command-or-delete = 寫上命令，或刪去 <<>>。
yarn-value-kind-cannot-told = 看不出種類的值
yarn-piece-end-of-line = 換行
yarn-piece-end-of-file = 檔案結尾
yarn-look-here-line-before = 看看這裡和上一行：縮排、<<…>>、---、===。
yarn-another-kind = 別的種類
yarn-brackets-pairs = 成對的括號
yarn-add-delete-bracket = 補上或刪去一個括號。
yarn-unfinished = 沒寫完的 `{ $command }`
yarn-complete-like = 照 `{ $example }` 的樣子補全。
yarn-values-named-dialogues-have = 對話裡用到的變數，識別碼不能有連字號：在 scene.toml 和這裡都改成 `{ $wanted }`。
yarn-what-commands-hold = 英文的變數名、and、or、not，或引號裡的詞
yarn-write-no-chinese-commands = 命令裡不寫漢字：變數用它在 [[value]] 裡的識別碼，詞放進英文引號。
yarn-quotes-pairs = 成對的英文引號
yarn-close-quotes = 補上收尾的引號。
yarn-closing-marks = 收尾的 `>>`
yarn-put-commands-end = 在命令末尾加上 >>。
yarn-the-command = 命令 `{ $found }`
yarn-command-of-yarn-3 = Yarn 3 的命令 `{ $word }`
yarn-no-detour-here-use = 這裡沒有 detour：改用 jump，說完再 jump 回來。
yarn-delete-what-happen-goes = 刪去它；要發生什麼，寫進 scene.toml 的 [[rule]]。
yarn-line-between-title-what = title 和第一句話之間單獨一行 `---`
yarn-put-dashes-before = 在這一行前面加一行 ---。
yarn-title-without-blanks-english = 沒有空格和漢字的節點名
yarn-use-letters-digits-alone = 節點名只用英文字母、數字、- 和 _，如 `{ $example }`；別處用到它的地方一起改。
yarn-write-ascii-for = 把 `{ $found }` 改成英文（半形）的 `{ $wanted }`。
yarn-write-for = 把 `{ $found }` 改成 `{ $wanted }`。
yarn-file-ends-here = 檔案到此為止
yarn-node-ends-line-put = 每個節點以單獨一行 === 收尾：在檔案末尾加上。
yarn-option-older-write-jump = 這是舊版 Yarn 的選項：寫成一行 `-> { $said }`，下一行縮排寫 `<<jump { $target }>>`。
yarn-jump-older-write-jump = 這是舊版 Yarn 的跳轉：寫成 `<<jump { $target }>>`。
yarn-line-ends-node-before = 前面的節點以單獨一行 `===` 收尾
yarn-put-equals-before = 在這一行前面加一行 ===。
yarn-write-just-three-ascii = 正好寫三個英文（半形）符號 `{ $wanted }`。
yarn-full-width-blank-beginning = 行首的全形空格
yarn-ordinary-blanks = 半形空格
yarn-type-blanks-again-english = 切換到英文輸入，用空白鍵重打行首的空格。
yarn-line-group-3 = Yarn 3 的隨機句 `{ $found }`
yarn-line-option = 一句話，或選項 `->`
yarn-no-line-groups-here = 這裡沒有隨機句：刪去 `{ $found }`；要讓人選，寫成 `->`。
yarn-option-without-text = 沒有文字的選項
yarn-words-choose-behind = `->` 後面有要選的話
yarn-write-some-delete-line = 寫上文字，或刪去這一行。
yarn-text-without-backslashes = 沒有反斜槓的文字
yarn-delete-where-new-line = 刪去它；要另起一行，就寫成兩句話。
yarn-condition-before-line = 條件寫在 `#line:` 前面
yarn-move-before-line = 把 `{ $condition }` 移到 `#line:` 前面。
yarn-address-without-begins-comment = 沒有 `//` 的網址：`//` 後面會被當作註解
yarn-write-address-plainly = 只寫 `{ $plain }`。
yarn-pair-around-variable = 成對的 `{ "{" } { "}" }`，裡面是變數
yarn-close-within-text-write = 補上 { "}" }；文字裡的大括號用全形的 ｛｝。
yarn-no-colon-text = 文字裡的冒號用全形 `：`
yarn-what-stands-before-ascii = 英文冒號前面的字會被當作說話人，不顯示：改成 `：`。
yarn-put-colon-right-behind = 說話人後面緊跟英文冒號：`{ $name }:`。
yarn-write-ascii-otherwise-nobody = 把 `{ $sign }` 改成英文（半形）的 `:`，不然沒有說話人。
yarn-id-english-letters-digits = 只含英文字母、數字、- 和 _ 的識別碼
yarn-write-like-line-also = 改寫成 `#line:{ $example }` 的樣子；其他語言的 strings 裡 [dialogue] 下的同一個識別碼一起改。
yarn-write-ascii-signs-no = 寫成 `{ $meant }`：英文符號，中間沒有空格。
yarn-no-text-begins-tag = 文字裡沒有 `#`：它開始一個標記
yarn-write-full-width-text = 文字裡用全形的 `＃`，或換個說法。
# $error is what a library says, in English: Chinese leaves it out.
yarn-program-unreadable = { $error ->
   *[other] 讀不了的編譯結果
}
# $given and $within are expr-kind-….
yarn-of-other-kind = { $given }，而 `{ $name }` 是{ $within }
yarn-set-to-kind = 設成{ $within }，或改 scene.toml 裡它的 start。
# $what is yarn-piece-…, $place yarn-place-….
yarn-unexpected = { $place }出現的{ $what }
# $what is yarn-piece-….
yarn-out-of-place = 不該出現的{ $what }
# A piece of the file, in quotes: in Chinese behind a blank.
yarn-piece = { " " }{ $piece }
# $message is what the compiler says, in English: Chinese leaves it out.
yarn-not-understood = { $message ->
   *[other] 編譯器讀不懂的寫法
}
# Where something stands. $place is what the compiler calls it in English, as in "a set statement".
yarn-place-set = { $place ->
   *[other] <<set>> 裡
}
yarn-place-condition = { $place ->
   *[other] 條件裡
}
yarn-place-line-condition = { $place ->
   *[other] 一句話的條件裡
}
yarn-place-jump = { $place ->
   *[other] <<jump>> 裡
}
yarn-place-declare = { $place ->
   *[other] <<declare>> 裡
}
yarn-place-function = { $place ->
   *[other] 函式呼叫裡
}
yarn-place-expression = { $place ->
   *[other] 算式裡
}
yarn-place-variable = { $place ->
   *[other] 變數名裡
}
yarn-place-tag = { $place ->
   *[other] 標記裡
}
yarn-place-header = { $place ->
   *[other] 節點開頭裡
}
yarn-place-other = { $place ->
   *[other] 這裡
}
