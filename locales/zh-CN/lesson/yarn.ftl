yarn-no-file-has = `{ $name }` 不在 .yarn 文件里
yarn-instruction-node-makes-no = 节点 `{ $title }` 的第 { $at } 条指令不成立
yarn-more-than-kilobytes = 多于 { $most } KB
yarn-dialogue-without-nodes = 没有节点的对话
yarn-title-lines = `title: …`、`---`、话、`===`
yarn-write-node-leave-file = 写一个节点，或去掉这个文件。
yarn-dialogue-nests-too-deep = 嵌套太深的对话
yarn-most-levels-conditions-options = 最多 { $levels } 层条件和选项，一个算式最多 { $operators } 个运算和括号
yarn-split-into-several-nodes = 用 <<jump>> 拆成几个节点。
yarn-dialogue-players-take = 播放器认得的对话
yarn-take-out-what-new = 先删去新写的部分，再一点点加回来。
yarn-no-title = 没有 `title`
yarn-title-line = `title: …`
yarn-write-title-name-line = 在 --- 前一行写 title: 节点名。
yarn-used-line-already = `{ $title }`，已在第 { $first } 行用过
yarn-used-in-file-on-line = `{ $title }`，已在 { $other } 第 { $first } 行用过
yarn-title-own = 没用过的节点名
yarn-choose-another-title = 换一个 title。
yarn-node-something-begins = 有人开始的对话节点
yarn-name-roles-talk-rules = 在 [[role]] 的 talk、规则的 talk 或 <<jump { $title }>> 里用它，或删去。
yarn-dialogue-comes-end = 走得到结尾的对话
yarn-leave-way-out-ring = 给这一圈 <<jump>> 留一个出口。
yarn-line-id-end = 行尾的 #line:标识
yarn-put-line-id-end = 在行尾加一个没用过的 #line:标识，翻译靠它对上。
yarn-line-used-line-already = `#line:{ $id }`，已在第 { $first } 行用过
yarn-words-fact-source = 汉字，或有出处的数据
yarn-spell-out-small-numbers = 对话里用汉字写小数目；数据放进别处的文字，用 { "{" }fact.标识{ "}" }。
yarn-value-is-computed = 用 is 算出来的 `${ $id }`
yarn-did-you-mean-word = 是不是想写 "{ $close }"？
yarn-options-of = `${ $name }` 的选项：{ $list }
yarn-did-you-mean-name = 是不是想写 `{ $sign }{ $close }`？
kind-role = 人物 [[role]]
yarn-if-line-does-not = 第 { $line } 行的 <<if>> 没有收尾
yarn-put-line-endif-behind = 在 <<if>> 那一段后面加一行 <<endif>>。
yarn-second-else-if = 一个 <<if>> 里的第二个 <<else>>
yarn-one-else = 一个 <<else>>
yarn-write-elseif-condition-what = 中间的情况用 <<elseif 条件>>。
yarn-values-different-kinds-operation = 种类不同的值在一起运算
yarn-values-kind = 同一种值
yarn-compare-like-with-like = 数只和数比，true/false 只和 true/false 比，词放进引号只和词比。
yarn-operation-such-values-do = 对这种值不能做的运算
yarn-operation-that-they-have = 合适的运算
yarn-which-operations = 大于、小于和加减乘除只用于数；and、or、not 只用于 true/false。
yarn-wrong-number-arguments = `{ $name }` 的参数个数不对
yarn-as-many-arguments = 它要的个数
yarn-add-delete-some-separate = 补上或删去参数，用英文逗号隔开。
yarn-argument-wrong-kind = 种类不对的参数
yarn-variable-without-dollar = 没有 $ 的变量名
yarn-put-dollar-before = 在变量名前加 $。
yarn-command-does-not-end = 没有收尾的命令
yarn-write-command-line-end = 命令写在一行里，用 >> 收尾。
yarn-empty-command = 空的 <<>>
yarn-command = 一个命令
yarn-write-command-or-delete = 写上命令，或删去 <<>>。
yarn-value-kind-cannot-told = 看不出种类的值
yarn-piece-end-of-line = 换行
yarn-piece-end-of-file = 文件结尾
yarn-look-here-line-before = 看看这里和上一行：缩进、<<…>>、---、===。
yarn-another-kind = 别的种类
yarn-brackets-pairs = 成对的括号
yarn-add-delete-bracket = 补上或删去一个括号。
yarn-unfinished = 没写完的 `{ $command }`
yarn-complete-like = 照 `{ $example }` 的样子补全。
yarn-values-named-dialogues-have = 对话里用到的变量，标识不能有连字符：在 scene.toml 和这里都改成 `{ $wanted }`。
yarn-what-commands-hold = 英文的变量名、and、or、not，或引号里的词
yarn-write-no-chinese-commands = 命令里不写汉字：变量用它在 [[value]] 里的标识，词放进英文引号。
yarn-quotes-pairs = 成对的英文引号
yarn-close-quotes = 补上收尾的引号。
yarn-closing-marks = 收尾的 `>>`
yarn-put-commands-end = 在命令末尾加上 >>。
yarn-the-command = 命令 `{ $found }`
yarn-command-of-yarn-3 = Yarn 3 的命令 `{ $word }`
yarn-no-detour-here-use = 这里没有 detour：改用 jump，说完再 jump 回来。
yarn-delete-what-happen-goes = 删去它；要发生什么，写进 scene.toml 的 [[rule]]。
yarn-line-between-title-what = title 和第一句话之间单独一行 `---`
yarn-put-dashes-before = 在这一行前面加一行 ---。
yarn-title-without-blanks-english = 没有空格和汉字的节点名
yarn-use-letters-digits-alone = 节点名只用英文字母、数字、- 和 _，如 `{ $example }`；别处用到它的地方一起改。
yarn-write-ascii-for = 把 `{ $found }` 改成英文（半角）的 `{ $wanted }`。
yarn-write-for = 把 `{ $found }` 改成 `{ $wanted }`。
yarn-file-ends-here = 文件到此为止
yarn-node-ends-line-put = 每个节点以单独一行 === 收尾：在文件末尾加上。
yarn-option-older-write-jump = 这是旧版 Yarn 的选项：写成一行 `-> { $said }`，下一行缩进写 `<<jump { $target }>>`。
yarn-jump-older-write-jump = 这是旧版 Yarn 的跳转：写成 `<<jump { $target }>>`。
yarn-line-ends-node-before = 前面的节点以单独一行 `===` 收尾
yarn-put-equals-before = 在这一行前面加一行 ===。
yarn-write-just-three-ascii = 正好写三个英文（半角）符号 `{ $wanted }`。
yarn-full-width-blank-beginning = 行首的全角空格
yarn-ordinary-blanks = 半角空格
yarn-type-blanks-again-english = 切换到英文输入，用空格键重打行首的空格。
yarn-line-group-3 = Yarn 3 的随机句 `{ $found }`
yarn-line-option = 一句话，或选项 `->`
yarn-no-line-groups-here = 这里没有随机句：删去 `{ $found }`；要让人选，写成 `->`。
yarn-option-without-text = 没有文字的选项
yarn-words-choose-behind = `->` 后面有要选的话
yarn-write-some-delete-line = 写上文字，或删去这一行。
yarn-text-without-backslashes = 没有反斜杠的文字
yarn-delete-where-new-line = 删去它；要另起一行，就写成两句话。
yarn-condition-before-line = 条件写在 `#line:` 前面
yarn-move-before-line = 把 `{ $condition }` 移到 `#line:` 前面。
yarn-address-without-begins-comment = 没有 `//` 的网址：`//` 后面会被当作批注
yarn-write-address-plainly = 只写 `{ $plain }`。
yarn-pair-around-variable = 成对的 `{ "{" } { "}" }`，里面是变量
yarn-close-within-text-write = 补上 { "}" }；文字里的花括号用全角的 ｛｝。
yarn-no-colon-text = 文字里的冒号用全角 `：`
yarn-what-stands-before-ascii = 英文冒号前面的字会被当作说话人，不显示：改成 `：`。
yarn-put-colon-right-behind = 说话人后面紧跟英文冒号：`{ $name }:`。
yarn-write-ascii-otherwise-nobody = 把 `{ $sign }` 改成英文（半角）的 `:`，不然没有说话人。
yarn-id-english-letters-digits = 只含英文字母、数字、- 和 _ 的标识
yarn-write-like-line-also = 改写成 `#line:{ $example }` 的样子；其他语言的 strings 里 [dialogue] 下的同一个标识一起改。
yarn-write-ascii-signs-no = 写成 `{ $meant }`：英文符号，中间没有空格。
yarn-no-text-begins-tag = 文字里没有 `#`：它开始一个标记
yarn-write-full-width-text = 文字里用全角的 `＃`，或换个说法。
# $error is what a library says, in English: Chinese leaves it out.
yarn-program-unreadable = { $error ->
   *[other] 读不了的编译结果
}
# $given and $within are expr-kind-….
yarn-of-other-kind = { $given }，而 `{ $name }` 是{ $within }
yarn-set-to-kind = 设成{ $within }，或改 scene.toml 里它的 start。
# $what is yarn-piece-…, $place yarn-place-….
yarn-unexpected = { $place }出现的{ $what }
# $what is yarn-piece-….
yarn-out-of-place = 不该出现的{ $what }
# A piece of the file, in quotes: in Chinese behind a blank.
yarn-piece = { " " }{ $piece }
# $message is what the compiler says, in English: Chinese leaves it out.
yarn-not-understood = { $message ->
   *[other] 编译器读不懂的写法
}
# Where something stands. $place is what the compiler calls it in English, as in "a set statement".
yarn-place-set = { $place ->
   *[other] <<set>> 里
}
yarn-place-condition = { $place ->
   *[other] 条件里
}
yarn-place-line-condition = { $place ->
   *[other] 一句话的条件里
}
yarn-place-jump = { $place ->
   *[other] <<jump>> 里
}
yarn-place-declare = { $place ->
   *[other] <<declare>> 里
}
yarn-place-function = { $place ->
   *[other] 函数调用里
}
yarn-place-expression = { $place ->
   *[other] 算式里
}
yarn-place-variable = { $place ->
   *[other] 变量名里
}
yarn-place-tag = { $place ->
   *[other] 标记里
}
yarn-place-header = { $place ->
   *[other] 节点开头里
}
yarn-place-other = { $place ->
   *[other] 这里
}
