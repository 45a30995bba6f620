# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What always holds, and where it does not. In lists each part is a name and what it means, as an expression would say it.

# $set: what was set otherwise than at the start; $means: what the other names of the statement then mean.
always-not-where-then = { $set } 時不成立：這時 { $means }
always-not-where = { $set } 時不成立
always-not-at-start-where = 剛開始就不成立：這時 { $means }
always-not-at-start = 剛開始就不成立
always-change-picture-or-figure = 讓畫面跟上數字，或改這一條；只管一部分情形就寫 if。
always-if-never-holds = { $condition } 在試過的情形裡從不成立，這一條等於沒說
always-if-holds-somewhere = 至少在一個試過的情形裡成立的 if
always-name-moments = 試的是控制項的每個角；規則和任務帶來的情形，用 with 寫上名稱和要試的值。
always-reckoned = `{ $name }` 是算出來的
always-what-it-comes-of = 能設的變數、time，或做完、用過、察看過、到過、答過的
always-name-what-it-comes-of = 寫算它時用到的變數。
always-as-at-its-start = 寫與 start 同一種的值：數、true/false 或選項裡的詞。
code-never-tried = 始終成立的事從沒有檢驗到
code-not-always = 說是始終成立的事，有的時候不成立

# In the author's reference: headings of types, what texts and names are.
type-always = 始終成立的事
names-drawn = 物件看不看得見；模型正在放哪個動作。只在 `[[always]]` 裡
names-stands = 物件在場景裡的位置，m；放大了幾倍。只在 `[[always]]` 裡
names-stream = 水流在起點畫得多寬（沒有水時是 0）、水面多高，m。只在 `[[always]]` 裡
