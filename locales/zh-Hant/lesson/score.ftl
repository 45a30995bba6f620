# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

score-degree-form = 1–7，後面可加 , 或 '
score-degree-examples = 如 "5,"、"1"、"1'"。
score-open-notation-program-such = 在打譜軟體（如 MuseScore）裡打開它，匯出為 MusicXML；只改檔名沒有用。
score-web-page-not-look = 下載的是網頁，不是樂譜：在那個網頁上找「下載 MusicXML」，或從打譜軟體匯出。
score-export-musicxml-from-notation = 從打譜軟體（如 MuseScore）匯出 MusicXML；圖片和錄音要重新打譜。
score-musicxml-musicxml-mxl = MusicXML（.musicxml 或 .mxl）
score-what-sounds-stands = 照譜上寫的發聲
score-if-matters-mend-notation = 不要緊就不用管；要緊就在打譜軟體裡改好再匯出，或在 [score] 裡寫 part、others。
score-more-places-do-not = 還有 { $more } 處沒有照譜發聲，不再一一列出
score-measures-notes-order-repeats = 按反覆展開後前後相接、有音符的小節
score-look-repeated-measures-count = 對照樂譜：反覆的小節以第一遍為準，樂句不能往回走，也不能全是空小節。
score-add-keys-lowest-first = 在 keys 裡加上 { $list }，從低到高寫。
score-keys-notes-scale-choose = 鍵只有音階裡的音：換一個沒有升降音的樂句，或把 done 改成 heard.{ $number } > 0。
score-keys-cannot-play = 彈不出 { $list } 的鍵
score-every-note-phrase-touched = `touched.{ $number }` 等著彈的第 { $number } 樂句裡的每個音
score-first-measure-then-last = 先是第一小節，再是最後一小節
score-swap-numbers = 對調兩個數。
score-start-measure = 從第 { $from } 小節開始
score-after-measure = 第 { $end } 小節之後
score-write-phrases-order-without = 樂句按先後寫，不要重疊。
score-measures-of-score = { $runs }（樂譜的小節）
score-name-measure-has = 改成樂譜裡有的小節。
score-no-keys-play-keys = 沒有可彈的鍵：keys 是空的
code-bad-key = 音級寫法不對
code-broken-score = 樂譜讀不了
code-not-sounded = 樂譜裡有沒照譜發聲的地方
code-phrases-overlap = 樂句重疊
code-unplayable-phrase = 鍵彈不出要彈的樂句
# What a scene of the family has and this one lacks.
family-music = 樂譜

# In the author's reference: headings of types, what texts and names are.
type-score = 樂曲
type-caption = 樂曲說明
type-tone-names = 音級的名稱
names-music = 樂曲：在放嗎、速度倍數、循環的樂句、第幾拍、放完幾次、在彈鍵嗎、彈對彈錯幾個、這一遍來早來晚幾個
names-phrases = 某個樂句聽完、循環、彈完幾次
