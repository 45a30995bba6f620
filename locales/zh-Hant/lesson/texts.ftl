# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

text-not-a-text = 不是文字的值
text-in-quotes = 引號裡的文字
text-strings-hold-nothing-but = strings 裡只有文字：放進引號。
text-end-of-line = 行尾
text-empty-id = 空的 `{ $id }`
text-some-text = 文字
text-write-delete-entry = 寫上文字；不需要就刪去這一項。
text-write-ascii-brace = 把 `{ $wide }` 改成英文（半形）的 `{ "}" }`。
text-braces-in-pairs = 成對的 { "{" } 和 { "}" }
text-add-brace = 補上 { "}" }。
text-fact-source-fact = 有出處的資料 { "{" }fact.…{ "}" }
text-make-fact-write-fact = 把數寫進 [[fact]]，在文字裡用 { "{" }fact.識別碼{ "}" }；不是資料的小數目用漢字。
text-decimals-range = 冒號後是 0–6 的小數位數
text-decimals-example = 如 { "{" }lab.level:2{ "}" }。
text-did-you-mean-name = 是不是想寫 `{ "{" }{ $close }{ "}" }`？
text-braces-hold-name-fact = 大括號裡寫資料或變數的名稱。
text-show-value-write-ascii = 要顯示它的值，就寫英文（半形）的 `{ "{" }{ $name }{ "}" }`；全形的大括號照原樣印出來。
text-at-most-letters = 最多 { $half } 個漢字或 { $most } 個字母
text-make-shorter-no-more = 寫短些：螢幕上放不下；要多說，就分成幾段，放在幾處。
text-no-uses = 文字裡沒用到的 `{ $id }`
text-fact = 某段文字裡的 { "{" }fact.{ $id }{ "}" }
text-use-delete = 在文字裡用它，或刪去。
text-make-shorter-stands-card = 寫短些：首頁的卡片放不下；要多說，寫進 scene.doing。
text-rename-strings-toml = 改名為 `strings/{ $locale }.toml`。
text-looks-like-copy-delete = 像是副本：刪去它，或移到 strings 資料夾外面。
text-name-languages-code-move = 用語言的代號給它取名，或移到 strings 資料夾外面。
text-code-language-zh-cn = 語言的代號，如 `zh-CN`、`en`
text-rename-other-spelling = 有 `strings/{ $there }.toml`：改名為 `{ $path }`。
text-translate-other-languages-file = 照另一種語言的檔案翻譯一份。
text-lie-folder-strings-beside = 把文字放在 scene.toml 旁邊的 strings 資料夾裡；樣子見 shujin new。
text-no-file = 沒有 `{ $path }`
text-strings-file-each-language = 每種語言一個文字檔案
text-delete-check-spelling-id = 刪去它，或檢查識別碼的拼寫。
text-id-scene-uses = 場景用到的文字識別碼
text-in-language = { $locale ->
    [en] 英文
   *[other] `{ $locale }` 的文字
}
text-translate-into-language = 把 `{ $id }` 譯成{ $locale ->
    [en] 英文
   *[other] `{ $locale }` 的文字
}。
text-not-chinese-character = { $locale } 裡一個漢字也沒有：`{ $id }` 寫的是 `{ $text }`
text-in-chinese = 中文
text-translate-into-chinese-if = 把文字譯成中文；若兩個檔案放反了，就對調 zh-CN.toml 和 en.toml。
text-no-text = 沒有 `{ $id }`
text-needs-line = { $file } 第 { $line } 行要用的文字
text-write-under = 在 [{ $table }] 下寫 { $key } = "…"。
# $length counts letters, a Chinese character as two; $half is half as many.
text-as-long-as = { $length ->
   *[other] `{ $id }` 有 { $half } 個漢字那麼長
}
text-name-by-code = 寫語言的代號，和 strings 裡的檔案同名。
text-each-language-once = 每種語言只寫一次
text-name-chinese = 加上 "zh-CN"：對話用它寫，沒有譯文的文字也用它。
text-name-language-or-delete = 在 scene.toml 的 languages 裡加上 "{ $locale }"，或刪去這個檔案。
text-translate-or-name-no-more = 照另一種語言的檔案翻譯一份；不用這種語言，就在 scene.toml 裡寫 languages，如 languages = ["zh-CN"]。
text-write-language = 寫成 `{ $meant }`。
text-nobody-chooses-language = 頁面、視窗和老師的網頁沒有這種語言，學生選不到：刪去它，或等引擎有了再加。
text-so-many-languages = { $count } 種語言
text-most-languages = 最多 { $most } 種
text-name-fewer-languages = 只留學生用得著的語言。
text-in-traditional = 繁體字（`{ $locale }`）
text-write-traditional = `{ $id }` 寫成繁體；`zh-CN` 的文字用繁簡轉換的工具先轉一遍，再通讀。
text-mention-exists = 場景裡有的控制項、東西或按鈕
text-mention-what-is-there = 可以寫：{ $list }。
text-mention-not-copy = 寫成 `{ "{" }{ $name }{ "}" }`：名稱改了，或換一種語言，這裡也跟著改。
text-quoted-stands-on-screen = 螢幕上寫著的名稱
text-quoted-name-or-unquote = 螢幕上沒有叫這個的東西：寫成 `{ "{" }control.…{ "}" }`、`{ "{" }button.…{ "}" }` 這樣的引用，或去掉引號。
text-quoted-in = `{ $id }` 裡的 { $word }
text-shows = `{ $id }` 裡有 { $found }
text-answer-not-shown = 問 `{ $question }` 之前，螢幕上沒有它的答案
text-ask-before-it-is-told = 換個說法，別說出答案；或把 `{ $question }` 提前問，或換一個問題。
pinyin-one-character = 一個字
pinyin-each-by-itself = 每個字單獨寫一項。
pinyin-letters = 一個字的拼音，如 zhǐ
pinyin-write-with-tone = 用小寫字母，聲調標在字母上，如 zhǐ；ü 不寫成 v。
pinyin-several = { $character } 可以讀 { $readings }
pinyin-one-reading = 寫明在這一課裡讀哪一種
pinyin-say-which = 在 scene.toml 開頭寫上這裡的讀音，如 { $line }；已有 pinyin 的，加在它的大括號裡。
pinyin-one-of-these = 寫其中一種讀音。
