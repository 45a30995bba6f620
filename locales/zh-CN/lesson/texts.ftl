text-not-a-text = 不是文字的值
text-in-quotes = 引号里的文字
text-strings-hold-nothing-but = strings 里只有文字：放进引号。
text-end-of-line = 行尾
text-empty-id = 空的 `{ $id }`
text-some-text = 文字
text-write-delete-entry = 写上文字；不需要就删去这一项。
text-write-ascii-brace = 把 `{ $wide }` 改成英文（半角）的 `{ "}" }`。
text-braces-in-pairs = 成对的 { "{" } 和 { "}" }
text-add-brace = 补上 { "}" }。
text-fact-source-fact = 有出处的数据 { "{" }fact.…{ "}" }
text-make-fact-write-fact = 把数写进 [[fact]]，在文字里用 { "{" }fact.标识{ "}" }；不是数据的小数目用汉字。
text-decimals-range = 冒号后是 0–6 的小数位数
text-decimals-example = 如 { "{" }lab.level:2{ "}" }。
text-did-you-mean-name = 是不是想写 `{ "{" }{ $close }{ "}" }`？
text-braces-hold-name-fact = 花括号里写数据或变量的名称。
text-show-value-write-ascii = 要显示它的值，就写英文（半角）的 `{ "{" }{ $name }{ "}" }`；全角的花括号照原样印出来。
text-at-most-letters = 最多 { $half } 个汉字或 { $most } 个字母
text-make-shorter-no-more = 写短些：屏幕上放不下；要多说，就分成几段，放在几处。
text-no-uses = 文字里没用到的 `{ $id }`
text-fact = 某段文字里的 { "{" }fact.{ $id }{ "}" }
text-use-delete = 在文字里用它，或删去。
text-make-shorter-stands-card = 写短些：首页的卡片放不下；要多说，写进 scene.doing。
text-rename-strings-toml = 改名为 `strings/{ $locale }.toml`。
text-looks-like-copy-delete = 像是副本：删去它，或移到 strings 文件夹外面。
text-name-languages-code-move = 用语言的代号给它起名，或移到 strings 文件夹外面。
text-code-language-zh-cn = 语言的代号，如 `zh-CN`、`en`
text-rename-other-spelling = 有 `strings/{ $there }.toml`：改名为 `{ $path }`。
text-translate-other-languages-file = 照另一种语言的文件翻译一份。
text-lie-folder-strings-beside = 把文字放在 scene.toml 旁边的 strings 文件夹里；样子见 shujin new。
text-no-file = 没有 `{ $path }`
text-strings-file-each-language = 每种语言一个文字文件
text-delete-check-spelling-id = 删去它，或检查标识的拼写。
text-id-scene-uses = 场景用到的文字标识
text-in-language = { $locale ->
    [en] 英文
   *[other] `{ $locale }` 的文字
}
text-translate-into-language = 把 `{ $id }` 译成{ $locale ->
    [en] 英文
   *[other] `{ $locale }` 的文字
}。
text-not-chinese-character = { $locale } 里一个汉字也没有：`{ $id }` 写的是 `{ $text }`
text-in-chinese = 中文
text-translate-into-chinese-if = 把文字译成中文；若两个文件放反了，就对调 zh-CN.toml 和 en.toml。
text-no-text = 没有 `{ $id }`
text-needs-line = { $file } 第 { $line } 行要用的文字
text-write-under = 在 [{ $table }] 下写 { $key } = "…"。
# $length counts letters, a Chinese character as two; $half is half as many.
text-as-long-as = { $length ->
   *[other] `{ $id }` 有 { $half } 个汉字那么长
}
text-name-by-code = 写语言的代号，和 strings 里的文件同名。
text-each-language-once = 每种语言只写一次
text-name-chinese = 加上 "zh-CN"：对话用它写，没有译文的文字也用它。
text-name-language-or-delete = 在 scene.toml 的 languages 里加上 "{ $locale }"，或删去这个文件。
text-translate-or-name-no-more = 照另一种语言的文件翻译一份；不用这种语言，就在 scene.toml 里写 languages，如 languages = ["zh-CN"]。
text-write-language = 写成 `{ $meant }`。
text-nobody-chooses-language = 页面、窗口和老师的网页没有这种语言，学生选不到：删去它，或等引擎有了再加。
text-so-many-languages = { $count } 种语言
text-most-languages = 最多 { $most } 种
text-name-fewer-languages = 只留学生用得着的语言。
text-in-traditional = 繁体字（`{ $locale }`）
text-write-traditional = `{ $id }` 写成繁体；`zh-CN` 的文字用繁简转换的工具先转一遍，再通读。
text-mention-exists = 场景里有的控件、东西或按钮
text-mention-what-is-there = 可以写：{ $list }。
text-mention-not-copy = 写成 `{ "{" }{ $name }{ "}" }`：名称改了，或换一种语言，这里也跟着改。
text-quoted-stands-on-screen = 屏幕上写着的名称
text-quoted-name-or-unquote = 屏幕上没有叫这个的东西：写成 `{ "{" }control.…{ "}" }`、`{ "{" }button.…{ "}" }` 这样的引用，或去掉引号。
text-quoted-in = `{ $id }` 里的 { $word }
text-shows = `{ $id }` 里有 { $found }
text-answer-not-shown = 问 `{ $question }` 之前，屏幕上没有它的答案
text-ask-before-it-is-told = 换个说法，别说出答案；或把 `{ $question }` 提前问，或换一个问题。
pinyin-one-character = 一个字
pinyin-each-by-itself = 每个字单独写一项。
pinyin-letters = 一个字的拼音，如 zhǐ
pinyin-write-with-tone = 用小写字母，声调标在字母上，如 zhǐ；ü 不写成 v。
pinyin-several = { $character } 可以读 { $readings }
pinyin-one-reading = 写明在这一课里读哪一种
pinyin-say-which = 在 scene.toml 开头写上这里的读音，如 { $line }；已有 pinyin 的，加在它的花括号里。
pinyin-one-of-these = 写其中一种读音。
