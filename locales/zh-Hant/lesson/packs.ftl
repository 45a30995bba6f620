# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

pack-empty-file = 空的檔案
pack-rar-archive = RAR 壓縮檔案
pack-model-glb = 模型（.glb）
pack-web-page-xml-file = 網頁或 XML 檔案
pack-text-file = 文字檔案
pack-file-another-kind = 別的檔案
pack-no-manifest = 沒有 { $manifest }
pack-not-listed-no-part = `{ $path }` 不在清單裡，或不屬於場景
pack-scenes-folder-zipped-another = 用別的軟體壓縮的場景資料夾（裡面有 `{ $path }`）
pack-does-not-match-hash = `{ $path }` 與清單的校驗碼不符：檔案損壞或被改過
pack-grows-out-all-proportion = `{ $path }` 解開後大得不正常
pack-file-too-large = `{ $path }` 有 { $is } KB，最多 { $most } KB
pack-make-again-shujin-do = 用 shujin pack 重新打包，不要用別的壓縮軟體改它。
pack-ask-whoever-gave-another = 向給你的人再要一份；來歷不明就不要用。
pack-use-fewer-faces-smaller = 減面、縮小圖片、刪去不用的檔案，或拆成兩個場景，再打包。
pack-shujin-file-made-shujin = shujin pack 打的 .shujin 檔案
pack-check-path-download-again = 檢查路徑；是下載的就再下載一次；是自己打的就用 shujin pack 重新打包。
pack-hash-every-file = 寫著每個檔案校驗碼的 { $manifest }
pack-unzip-run-shujin-check = 解壓縮成資料夾，先 shujin check，再 shujin pack。
pack-names-files-utf-8 = UTF-8 寫的檔名
pack-shujin-knows = 這個 shujin 認識的包
pack-use-newer-shujin-again = 換新版的 shujin，或用舊版重新打包。
pack-paths-stay-inside-scene = 留在場景裡的路徑
pack-name-each-file = 每個檔案一個名稱
pack-only-files-scene-listed = 只有清單裡的場景檔案
pack-every-file-listed = 清單裡的每個檔案
pack-files-manifest-has = 與清單一致的檔案
pack-if-you-changed-change = 自己改過，就改原來的場景資料夾，再用 shujin pack 打包；沒改過，就向給你的人再要一份。
pack-old-classroom-computers-bear = 教室裡的舊電腦跑得動的包
pack-files-natural-size = 解開後大小正常的檔案
pack-picture-limit = 每邊不超過 { $side } 像素、一共不超過 { $most } 百萬像素的圖片
pack-compiled-dialogues-fit-yarn = 與 .yarn 檔案相符的編譯結果
pack-can-written = 一個能打的包
pack-shorten-paths-names-then = 縮短檔案的路徑和名稱，再打包。
pack-characters-typeface-has = 字型裡有的字
pack-too-many-files = { $count } 個檔案，最多 { $most } 個
pack-picture-too-large = `{ $path }` 裡的圖片一邊有 { $side } 像素，最多 { $most }
pack-pictures-too-large = 圖片共 { $all } 百萬像素，最多 { $most } 百萬
pack-only-one-of-two = 只有 { $program } 和 { $texts } 之一
pack-two-files-share-name = 有兩個檔案叫同一個名稱或佔同一處
pack-files-name-encoding-not = 檔名的編碼認不出來
pack-path-leads-out-scene = 路徑 `{ $path }` 指到場景以外
pack-version-known-those-up = 第 { $format } 版的包，這裡認識到第 { $pack_format } 版
pack-listed-but-not = 清單裡的 `{ $path }` 不在包裡
# $error is what a library says, in English: Chinese leaves it out.
pack-damaged = { $error ->
   *[other] 損壞了的 .shujin 檔案，或沒有下載完
}
pack-not-written = { $error ->
   *[other] 打不了包的檔名或內容
}
pack-manifest-unreadable = { $error ->
   *[other] 讀不了的 { $manifest }
}
pack-dialogues-wrong = 編譯好的對話不對：{ $why }
pack-glyph-lacks = `{ $c }`（U+{ $number }）：字型裡沒有這個字，只顯示一個方框
pack-glyph-help = 換一個字，或用 shujin pack --font 帶上有它的字型。
pack-glyph-help-more = { pack-glyph-help }另有 { $more } 處。

# Why a typeface cannot be cut down to what a scene shows.
# $why is what a library says, in English.
pack-font-broken = 字型讀不了：{ $why }
pack-font-lacks = 字型裡沒有這些字：{ $characters }
pack-pinyin-wrong = 注音不對：{ $why }
pack-pinyin-of-characters = 每個字有自己的拼音
pinyin-too-large = 超過 { $most } KB
pinyin-unreadable = 讀不出來：{ $error }
pinyin-is-none = { $found } 不是拼音
