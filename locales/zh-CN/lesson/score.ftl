score-degree-form = 1–7，后面可加 , 或 '
score-degree-examples = 如 "5,"、"1"、"1'"。
score-open-notation-program-such = 在打谱软件（如 MuseScore）里打开它，导出为 MusicXML；只改文件名没有用。
score-web-page-not-look = 下载的是网页，不是乐谱：在那个网页上找“下载 MusicXML”，或从打谱软件导出。
score-export-musicxml-from-notation = 从打谱软件（如 MuseScore）导出 MusicXML；图片和录音要重新打谱。
score-musicxml-musicxml-mxl = MusicXML（.musicxml 或 .mxl）
score-what-sounds-stands = 照谱上写的发声
score-if-matters-mend-notation = 不要紧就不用管；要紧就在打谱软件里改好再导出，或在 [score] 里写 part、others。
score-more-places-do-not = 还有 { $more } 处没有照谱发声，不再一一列出
score-measures-notes-order-repeats = 按反复展开后前后相接、有音符的小节
score-look-repeated-measures-count = 对照乐谱：反复的小节以第一遍为准，乐句不能往回走，也不能全是空小节。
score-add-keys-lowest-first = 在 keys 里加上 { $list }，从低到高写。
score-keys-notes-scale-choose = 键只有音阶里的音：换一个没有升降音的乐句，或把 done 改成 heard.{ $number } > 0。
score-keys-cannot-play = 弹不出 { $list } 的键
score-every-note-phrase-touched = `touched.{ $number }` 等着弹的第 { $number } 乐句里的每个音
score-first-measure-then-last = 先是第一小节，再是最后一小节
score-swap-numbers = 对调两个数。
score-start-measure = 从第 { $from } 小节开始
score-after-measure = 第 { $end } 小节之后
score-write-phrases-order-without = 乐句按先后写，不要重叠。
score-measures-of-score = { $runs }（乐谱的小节）
score-name-measure-has = 改成乐谱里有的小节。
score-no-keys-play-keys = 没有可弹的键：keys 是空的
code-bad-key = 音级写法不对
code-broken-score = 乐谱读不了
code-not-sounded = 乐谱里有没照谱发声的地方
code-phrases-overlap = 乐句重叠
code-unplayable-phrase = 键弹不出要弹的乐句
# What a scene of the family has and this one lacks.
family-music = 乐谱

# In the author's reference: headings of types, what texts and names are.
type-score = 乐曲
type-caption = 乐曲说明
type-tone-names = 音级的名称
names-music = 乐曲：在放吗、速度倍数、循环的乐句、第几拍、放完几次、在弹键吗、弹对弹错几个、这一遍来早来晚几个
names-phrases = 某个乐句听完、循环、弹完几次
