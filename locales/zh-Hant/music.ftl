# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What is said of scores.

## What a reader of scores found, what it expected, and what to do about it.

score-export-again = 在打譜軟體（如 MuseScore）裡打開，重新匯出為未壓縮的 MusicXML。
score-mend-measure = 在打譜軟體裡改好這一小節，再匯出。
found-compressed = 壓縮的樂譜（.mxl）
want-uncompressed = 未壓縮的 .musicxml
found-broken-archive = 損壞的壓縮樂譜（.mxl），或裡面沒有樂譜
want-whole-file = 完整的 .mxl 或 .musicxml
found-musescore = MuseScore 自己的檔案（.mscz）
want-musicxml = MusicXML（.musicxml 或 .mxl）
help-musescore = 在 MuseScore 裡用「檔案 → 匯出」，格式選 MusicXML。
found-encoding = 不認識的文字編碼
want-encoding = UTF-8，或檔案第一行寫明的編碼
found-too-large = 太大的樂譜
want-small-enough = 一節課用得完的樂譜
help-export-less = 只匯出要用的聲部，或截短一些。
want-part = 樂譜裡的聲部：{ $there }
help-part = 把 part 改成其中一個名稱。
found-xml = 有錯的 XML（{ $why }）
want-xml = 完整的 XML
help-partwise = 匯出時選 partwise 格式的 MusicXML。
found-no-notes = 沒有音符的樂譜
want-notes = 至少一個音符
help-right-piece = 看看匯出的是不是這首曲子。
found-missing = 沒有 <{ $child }> 的 <{ $parent }>
want-child = <{ $parent }> 裡有 <{ $child }>
found-value = <{ $name }> 寫的是 { $found }
found-backup = <backup> 退到了小節開頭之前
want-within-measure = 退不出這一小節
found-too-many-measures = 反覆展開後更多的小節
want-at-most-measures = 最多 { $most } 小節
help-repeats = 看看反覆的次數；太長的曲子截一段。
want-measures = 樂譜裡有的小節
help-measures = 改成樂譜裡有的小節。
# $found is one of those above.
found-in-measure = 第 { $measure } 小節：{ $found }

## Errors of the same, in a sentence: what a host shows where a score does not open.

score-compressed = 這是壓縮的樂譜（.mxl）；請另存為未壓縮的 .musicxml
score-broken-archive = 壓縮的樂譜（.mxl）損壞了，或裡面沒有樂譜；請重新匯出
score-musescore = 這是 MuseScore 自己的檔案（.mscz）；請匯出為 MusicXML
score-encoding = 檔案不是 UTF-8 文字，也不是它自己宣告的編碼；請重新匯出為 MusicXML
score-too-large = 樂譜太大，讀不了；只匯出要用的聲部，或截短一些
score-no-such-part = 沒有聲部「{ $wanted }」；樂譜裡有：{ $list }
score-xml = XML 有錯：{ $why }
score-not-partwise = 最外層是 <{ $found }>，應為 <score-partwise>；請匯出為 partwise 格式
score-no-notes = 樂譜裡沒有音符
score-missing = <{ $parent }> 裡缺少 <{ $child }>
score-value = <{ $name }> 寫的是「{ $found }」，應為{ $expected }
score-backup = <backup> 退到了小節開頭之前
score-too-many-measures = 反覆展開後超過 { $most } 小節
score-phrase = 樂句 { $first }–{ $last }：沒有這些小節，或次序不對
# What a value should have been.
expected-positive = 大於 0 的數
expected-not-negative = 不小於 0 的數
expected-whole = { $least } 到 { $most } 的整數
expected-between = { $least } 到 { $most } 的數
expected-power-of-two = 1、2、4、8、16、32 或 64
expected-letter = A 到 G 的字母
# The same behind other words: in Chinese behind a blank where it begins with a number or a letter.
expected-within = { " " }{ $expected }
score-at-line = 第 { $line } 行：{ $what }
score-at-line-and-measure = 第 { $line } 行（第 { $measure } 小節）：{ $what }
score-at-measure = （第 { $measure } 小節）：{ $what }

## What of a score is not sounded or not shown as it is written.

unheard-parts = 只有一個聲部是旋律，其餘不發聲：{ $list }
unread-part = 聲部 { $name } 讀不了（{ $why }）
never-reached-measures = 第 { $first } 到 { $last } 小節永遠演奏不到：沒有反覆、跳房子或跳轉通向那裡
never-reached-measure = 第 { $measure } 小節永遠演奏不到：沒有反覆、跳房子或跳轉通向它
no-segno = 第 { $measure } 小節要跳到 Segno 記號，前面卻沒有這個記號
no-fine = 第 { $measure } 小節要反覆到 Fine，譜上卻沒有 Fine
no-coda = 第 { $measure } 小節要跳到尾聲（Coda），譜上卻沒有尾聲或跳往尾聲的記號
key-change = 第 { $measure } 小節轉調：簡譜仍按開頭的調記
overfull = 第 { $measure } 小節有 { $found } 個四分音符長，拍號只容 { $full } 個；照寫的長度演奏
cue-note = 第 { $measure } 小節：提示音不發聲
microtone = 第 { $measure } 小節：半音之間的音按較近的半音發聲
tempo = 第 { $measure } 小節：速度 { $found } 不採用

## XML that is not well formed.


# Of each, $said is what the parser says, in English: Chinese has words of its own.

xml-breaks-off = { $said ->
   *[other] 檔案沒寫完就斷了
}
xml-empty = { $said ->
   *[other] 裡面沒有內容
}
xml-close-tag = { $said ->
   *[other] 應以 </{ $expected }> 收尾，寫的是 </{ $actual }>
}
xml-close-without-open = { $said ->
   *[other] 沒有開頭的收尾標籤
}
xml-ampersand = { $said ->
   *[other] 不成樣子的 &：文字裡的 & 要寫成 &amp;
}
xml-entity = { $said ->
   *[other] 不認識的 &{ $name };
}
xml-entity-loop = { $said ->
   *[other] 套得沒有盡頭的 &…;
}
xml-less-than = { $said ->
   *[other] 引號裡的 <：要寫成 &lt;
}
xml-attribute-twice = { $said ->
   *[other] 同一個標籤裡寫了兩次 { $name }
}
xml-declaration = { $said ->
   *[other] <?xml …?> 不在檔案開頭
}
xml-prefix = { $said ->
   *[other] 沒有宣告的字首 { $prefix }:
}
xml-namespace = { $said ->
   *[other] 不對的 xmlns
}
xml-too-much = { $said ->
   *[other] 太多的內容
}
xml-character = { $said ->
   *[other] XML 裡不能有的字元 U+{ $number }
}
xml-name = { $said ->
   *[other] 不成樣子的名稱
}
xml-expected-sign = { $said ->
   *[other] 這裡應為 { $wanted }，寫的是{ $there }
}
xml-unexpected = { $said ->
   *[other] 不該出現的{ $there }
}
xml-expected = { $said ->
   *[other] 這裡應為 { $wanted }
}
xml-comment = { $said ->
   *[other] 註解裡的 --
}
xml-cdata = { $said ->
   *[other] 文字裡的 ]]>
}
xml-other = { $said ->
   *[other] 讀不懂的寫法
}
xml-there = 「{ $sign }」
xml-there-other = 別的

## Numbered notation in words, for screen readers.

# $sign is the degree from 1 to 7, or spoken-struck; $octave goes from -2 to 2; $accidental is 1 for a sharp and -1 for a flat; $length is length-…; $tied is 1 where the note is held from the one before.
spoken-note = { $accidental ->
    [1] 升{ " " }
    [-1] 降{ " " }
   *[0] { "" }
}{ $sign }{ $octave ->
    [1] { " " }高音
    [2] { " " }倍高音
    [-1] { " " }低音
    [-2] { " " }倍低音
   *[0] { "" }
} { $length }{ $tied ->
    [1] { " " }延續
   *[0] { "" }
}
spoken-rest = 0 { $length }
# A note that is struck and has no pitch.
spoken-struck = 敲
spoken-sung = 唱「{ $lyric }」
# A note in parts that are tied, and what is sung to it.
spoken-then = { $first }，{ $then }
spoken-bar = 第 { $number } 小節：{ $notes }
# $rest is 1 of a rest.
length-quarter = { $rest ->
    [1] 四分休止符
   *[0] 四分音符
}
length-half = { $rest ->
    [1] 二分休止符
   *[0] 二分音符
}
length-dotted-half = { $rest ->
    [1] 附點二分休止符
   *[0] 附點二分音符
}
length-whole = { $rest ->
    [1] 全休止符
   *[0] 全音符
}
length-eighth = { $rest ->
    [1] 八分休止符
   *[0] 八分音符
}
length-sixteenth = { $rest ->
    [1] 十六分休止符
   *[0] 十六分音符
}
length-thirty-second = { $rest ->
    [1] 三十二分休止符
   *[0] 三十二分音符
}
length-sixty-fourth = { $rest ->
    [1] 六十四分休止符
   *[0] 六十四分音符
}
length-quarters = { $count } 拍
# $length is one of those above.
length-dotted = 附點{ $length }
length-double-dotted = 複附點{ $length }
length-in-triplet = { $length } 三連音
length-in-tuplet = { $length } { $count } 連音
