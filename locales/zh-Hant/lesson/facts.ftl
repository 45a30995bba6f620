# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

fact-part-files-licence = 一個 [[part]]，files 裡有它，寫明 by 和 licence
fact-say-who-made-how = 寫上它是誰做的、按什麼授權使用。
fact-no-credits = 沒有 `{ $file }`
fact-credits-beside-scene = scene.toml 旁邊的 `{ $file }`
fact-write-part-each-part = 寫一個：每個部分一個 [[part]]，有 files、what、by、licence；樣子見 shujin new。
fact-write-paths = 路徑用 / 分隔：寫 `{ $wanted }`。
did-you-mean = 是不是想寫 `{ $close }`？
fact-write-path-inside-scenes = 寫它在場景資料夾裡的路徑；已經沒有的檔案就刪去這一項。
fact-file-scene = 場景裡的檔案
fact-empty-key = 空的 `{ $key }`
fact-your-own-these-words = 你自己的內容：這是範本裡的話
fact-put-what-true-place = 換成真的。
fact-without-source = `{ $id }` 沒有出處
fact-source-title-publisher = 出處：名稱和出版者
fact-say-who-says-so = 寫上資料是誰說的；找不到出處的數不要用。
fact-your-own-source-these = 你自己的出處：這是範本裡的話
fact-date-form = 年，或年-月，或年-月-日
fact-date-example = 如 "2018" 或 "2018-08-14"。
fact-address-starts-https = https:// 開頭的網址
fact-write-whole-address-delete = 寫完整的網址，或刪去 url。
fact-make-low-value-high = 讓 low ≤ value ≤ high。
fact-who-made-it = 誰做的
fact-write-who-made-it = 在這裡寫上誰做的。
fact-how-it-may-be-used = 按什麼授權使用，如 CC BY 4.0
fact-write-how-it-may-be-used = 在這裡寫上按什麼授權使用，如 CC BY 4.0。
fact-which-files = 它有哪些檔案
fact-write-which-files = 在這裡寫上它有哪些檔案。
fact-unit-symbol = 單位的符號，如 m、km²、%
fact-write-unit-as-text = 刪去它，在每種語言的 strings 裡 [fact.{ $id }] 下寫 unit，如 unit = "{ $unit }"。
fact-unit-en-is-text = 英文的單位也是文字：刪去這一項，在 strings/en.toml 的 [fact.<識別碼>] 下寫 unit = "…"。
