# What is said of scores.

## What a reader of scores found, what it expected, and what to do about it.

score-export-again = 在打谱软件（如 MuseScore）里打开，重新导出为未压缩的 MusicXML。
score-mend-measure = 在打谱软件里改好这一小节，再导出。
found-compressed = 压缩的乐谱（.mxl）
want-uncompressed = 未压缩的 .musicxml
found-broken-archive = 损坏的压缩乐谱（.mxl），或里面没有乐谱
want-whole-file = 完整的 .mxl 或 .musicxml
found-musescore = MuseScore 自己的文件（.mscz）
want-musicxml = MusicXML（.musicxml 或 .mxl）
help-musescore = 在 MuseScore 里用“文件 → 导出”，格式选 MusicXML。
found-encoding = 不认识的文字编码
want-encoding = UTF-8，或文件第一行写明的编码
found-too-large = 太大的乐谱
want-small-enough = 一节课用得完的乐谱
help-export-less = 只导出要用的声部，或截短一些。
want-part = 乐谱里的声部：{ $there }
help-part = 把 part 改成其中一个名称。
found-xml = 有错的 XML（{ $why }）
want-xml = 完整的 XML
help-partwise = 导出时选 partwise 格式的 MusicXML。
found-no-notes = 没有音符的乐谱
want-notes = 至少一个音符
help-right-piece = 看看导出的是不是这首曲子。
found-missing = 没有 <{ $child }> 的 <{ $parent }>
want-child = <{ $parent }> 里有 <{ $child }>
found-value = <{ $name }> 写的是 { $found }
found-backup = <backup> 退到了小节开头之前
want-within-measure = 退不出这一小节
found-too-many-measures = 反复展开后更多的小节
want-at-most-measures = 最多 { $most } 小节
help-repeats = 看看反复的次数；太长的曲子截一段。
want-measures = 乐谱里有的小节
help-measures = 改成乐谱里有的小节。
# $found is one of those above.
found-in-measure = 第 { $measure } 小节：{ $found }

## Errors of the same, in a sentence: what a host shows where a score does not open.

score-compressed = 这是压缩的乐谱（.mxl）；请另存为未压缩的 .musicxml
score-broken-archive = 压缩的乐谱（.mxl）损坏了，或里面没有乐谱；请重新导出
score-musescore = 这是 MuseScore 自己的文件（.mscz）；请导出为 MusicXML
score-encoding = 文件不是 UTF-8 文本，也不是它自己声明的编码；请重新导出为 MusicXML
score-too-large = 乐谱太大，读不了；只导出要用的声部，或截短一些
score-no-such-part = 没有声部“{ $wanted }”；乐谱里有：{ $list }
score-xml = XML 有错：{ $why }
score-not-partwise = 最外层是 <{ $found }>，应为 <score-partwise>；请导出为 partwise 格式
score-no-notes = 乐谱里没有音符
score-missing = <{ $parent }> 里缺少 <{ $child }>
score-value = <{ $name }> 写的是“{ $found }”，应为{ $expected }
score-backup = <backup> 退到了小节开头之前
score-too-many-measures = 反复展开后超过 { $most } 小节
score-phrase = 乐句 { $first }–{ $last }：没有这些小节，或次序不对
# What a value should have been.
expected-positive = 大于 0 的数
expected-not-negative = 不小于 0 的数
expected-whole = { $least } 到 { $most } 的整数
expected-between = { $least } 到 { $most } 的数
expected-power-of-two = 1、2、4、8、16、32 或 64
expected-letter = A 到 G 的字母
# The same behind other words: in Chinese behind a blank where it begins with a number or a letter.
expected-within = { " " }{ $expected }
score-at-line = 第 { $line } 行：{ $what }
score-at-line-and-measure = 第 { $line } 行（第 { $measure } 小节）：{ $what }
score-at-measure = （第 { $measure } 小节）：{ $what }

## What of a score is not sounded or not shown as it is written.

unheard-parts = 只有一个声部是旋律，其余不发声：{ $list }
unread-part = 声部 { $name } 读不了（{ $why }）
never-reached-measures = 第 { $first } 到 { $last } 小节永远演奏不到：没有反复、跳房子或跳转通向那里
never-reached-measure = 第 { $measure } 小节永远演奏不到：没有反复、跳房子或跳转通向它
no-segno = 第 { $measure } 小节要跳到 Segno 记号，前面却没有这个记号
no-fine = 第 { $measure } 小节要反复到 Fine，谱上却没有 Fine
no-coda = 第 { $measure } 小节要跳到尾声（Coda），谱上却没有尾声或跳往尾声的记号
key-change = 第 { $measure } 小节转调：简谱仍按开头的调记
overfull = 第 { $measure } 小节有 { $found } 个四分音符长，拍号只容 { $full } 个；照写的长度演奏
cue-note = 第 { $measure } 小节：提示音不发声
microtone = 第 { $measure } 小节：半音之间的音按较近的半音发声
tempo = 第 { $measure } 小节：速度 { $found } 不采用

## XML that is not well formed.


# Of each, $said is what the parser says, in English: Chinese has words of its own.

xml-breaks-off = { $said ->
   *[other] 文件没写完就断了
}
xml-empty = { $said ->
   *[other] 里面没有内容
}
xml-close-tag = { $said ->
   *[other] 应以 </{ $expected }> 收尾，写的是 </{ $actual }>
}
xml-close-without-open = { $said ->
   *[other] 没有开头的收尾标签
}
xml-ampersand = { $said ->
   *[other] 不成样子的 &：文字里的 & 要写成 &amp;
}
xml-entity = { $said ->
   *[other] 不认识的 &{ $name };
}
xml-entity-loop = { $said ->
   *[other] 套得没有尽头的 &…;
}
xml-less-than = { $said ->
   *[other] 引号里的 <：要写成 &lt;
}
xml-attribute-twice = { $said ->
   *[other] 同一个标签里写了两次 { $name }
}
xml-declaration = { $said ->
   *[other] <?xml …?> 不在文件开头
}
xml-prefix = { $said ->
   *[other] 没有声明的前缀 { $prefix }:
}
xml-namespace = { $said ->
   *[other] 不对的 xmlns
}
xml-too-much = { $said ->
   *[other] 太多的内容
}
xml-character = { $said ->
   *[other] XML 里不能有的字符 U+{ $number }
}
xml-name = { $said ->
   *[other] 不成样子的名称
}
xml-expected-sign = { $said ->
   *[other] 这里应为 { $wanted }，写的是{ $there }
}
xml-unexpected = { $said ->
   *[other] 不该出现的{ $there }
}
xml-expected = { $said ->
   *[other] 这里应为 { $wanted }
}
xml-comment = { $said ->
   *[other] 批注里的 --
}
xml-cdata = { $said ->
   *[other] 文字里的 ]]>
}
xml-other = { $said ->
   *[other] 读不懂的写法
}
xml-there = “{ $sign }”
xml-there-other = 别的

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
    [1] { " " }延续
   *[0] { "" }
}
spoken-rest = 0 { $length }
# A note that is struck and has no pitch.
spoken-struck = 敲
spoken-sung = 唱“{ $lyric }”
# A note in parts that are tied, and what is sung to it.
spoken-then = { $first }，{ $then }
spoken-bar = 第 { $number } 小节：{ $notes }
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
    [1] 附点二分休止符
   *[0] 附点二分音符
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
length-dotted = 附点{ $length }
length-double-dotted = 复附点{ $length }
length-in-triplet = { $length } 三连音
length-in-tuplet = { $length } { $count } 连音
