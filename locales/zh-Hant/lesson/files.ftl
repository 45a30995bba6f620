# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

file-web-page = 網頁
file-zip-archive = ZIP 壓縮檔案
file-is-link = `{ $link }` 是連結：把檔案本身放進來。
file-folder-is-link = 資料夾 `{ $link }` 是連結：把資料夾本身放進來。
file-rename-capitals = 有 `{ $other }`，大小寫也要一致：改名為 `{ $path }`。
file-rename-or-write-capitals = 有 `{ $other }`：大小寫也要一致，改名或改寫法。
file-two-endings = 有 `{ $other }`：去掉多出來的副檔名（先讓系統顯示副檔名）。
file-several-scenes = 這個資料夾裡有好幾個場景，寫明是哪一個：{ $list }{ $more }。
file-move-there = 有 `{ $other }`：移到 `{ $path }`。
file-move-here-write-path = 有 `{ $other }`：移過來，或改寫路徑。
file-write-here = 有 `{ $other }`：在這裡寫 `{ $other }`。
file-rename-if-meant = 有 `{ $other }`：若就是它，改名為 `{ $path }`。
file-written-in-other-format = 有 `{ $other }`，是別的格式：照著寫成 `{ $path }`。
file-exported-in-other-format = 有 `{ $other }`，是別的格式：用做它的軟體匯出為 .{ $ending }。
file-dialogue-not-compiled = 對話沒有編譯好的 `{ $program }`
file-pack-with-dialogues = 帶著編譯好的對話的包
file-pack-again = 先 shujin check，再用 shujin pack 重新打包。
file-no-scene-toml = 沒有 `scene.toml`
file-scene-toml-scenes-folder = 場景資料夾裡的 scene.toml
file-start-shujin-new-check = 用 shujin new 建立一個場景，或檢查路徑。
file-write-this-format = 寫 format = { $format }；更新的格式要用更新的 shujin。
file-what-format-allows = 格式允許的內容
file-compare-examples-authors-reference = 對照作者手冊裡的例子。
file-size-kilobytes = { $is } KB
file-at-most-kilobytes = 最多 { $most } KB
file-split-into-several = 拆成幾個檔案。
file-make-two-scenes = 把場景拆成兩個。
file-open-copy-text-into = 打開它，把文字複製到記事本，另存為 `{ $path }`，編碼選 UTF-8；只改檔名沒有用。
file-unpack-first-put-text = 先解壓縮，把裡面的文字檔案放到 `{ $path }`。
file-wrong-write-notepad-shujin = 放錯了檔案：用記事本寫 `{ $path }`；樣子見 shujin new。
file-plain-text-utf-8 = 純文字檔案，UTF-8 編碼
file-utf-16-notepad-calls = UTF-16 編碼（記事本叫它 Unicode）
file-gbk-gb18030-notepad-calls = GBK（GB18030）編碼，記事本叫它 ANSI
file-another-encoding = 別的編碼
file-save-utf-8-nothing = 在編輯器裡「另存新檔」，編碼選 UTF-8；別的都不用改。
file-kind-png-picture = PNG 圖片
file-kind-jpeg-picture = JPEG 圖片
file-kind-webp-picture = WebP 圖片
file-kind-gif-picture = GIF 圖片
file-kind-bmp-picture = BMP 圖片
file-kind-tiff-picture = TIFF 圖片
file-kind-heic-picture-iphones-take = HEIC 圖片（iPhone 拍的）
file-kind-avif-picture = AVIF 圖片
file-kind-pdf-file = PDF 檔案
file-kind-rtf-file-wordpad-word = RTF 檔案（WordPad、Word）
file-kind-file-older-word-excel = 舊式的 Word、Excel 或 WPS 檔案
file-kind-rar-archive = RAR 壓縮檔案
file-kind-7z-archive = 7z 壓縮檔案
file-kind-midi-file = MIDI 檔案
file-kind-mp3-recording = MP3 錄音
file-kind-ogg-recording = OGG 錄音
file-kind-wav-recording = WAV 錄音
file-kind-model-glb = 模型（.glb）
file-kind-word-file-docx = Word 檔案（.docx）
file-kind-excel-sheet-xlsx = Excel 表格（.xlsx）
file-kind-powerpoint-file-pptx = PowerPoint 檔案（.pptx）
file-kind-libreoffice-file = LibreOffice 檔案
file-kind-musescore-own-file-mscz = MuseScore 自己的檔案（.mscz）
file-kind-compressed-score-mxl = 壓縮的樂譜（.mxl）
file-kind-pack-shujin = 打好的包（.shujin）
# $error is what a library says, in English: Chinese leaves it out.
file-not-of-the-format = { $error ->
   *[other] 格式裡沒有的內容
}
