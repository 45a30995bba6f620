# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# In the author's reference and in the schemas that editors show.

# Headings of types.
type-scene = 場景
type-family = 類別
type-education = 五育
type-light = 光
type-walk = 走動
type-viewpoint = 視點
type-path = 路
type-node = 物件
type-model = 模型
type-shape = 形體
type-bind = 跟著變的性質
type-property = 性質
type-idle = 小動作
type-idle-kind = 小動作的種類
type-clip = 模型內附的動作
type-fact = 資料
type-value = 變數
type-control = 控制項
type-task = 任務
type-order = 步驟的順序
type-step = 步驟
type-inquiry = 探究要素
type-hint = 提示
type-rule = 規則
type-trigger = 觸發
type-action = 動作
type-assign = 設值

# What the texts of a scene are, by what they belong to.
texts-scene = 標題（最多 24 個漢字或 48 個字母）、一句話簡介（80 或 160）；總是要寫
texts-doing = 開始卡：你要做什麼；總是要寫
texts-learnt = 結束卡：學到了什麼；總是要寫
texts-goal = 學習目標；每個都要
texts-node = 物件的名稱和說明；能察看或使用的兩樣都要，人物的物件要名稱
texts-viewpoint = 視點；每個都要
texts-seen = 從視點看得到什麼，說給看不見的人聽；可以不寫
texts-value = 顯示出來的變數和它的選項
texts-task = 任務：目標、做完後的話、每一步、每條提示
texts-line = 說的、記的、字幕的一句話；用到的都要
texts-fact-note = 各家說法不同時的說明；有 low 或 high 就要
texts-fact-unit = 資料的單位：是詞的時候，或某種語言另有寫法的時候；沒寫 unit 的資料，有一種語言寫了，每種都要寫
texts-dialogue = 對話行 `#line:abc` 的譯文；中文寫在 .yarn 裡

# What names in expressions are.
names-value = 宣告過的變數：數、是非或詞
names-counts = 用了、察看了、到了幾次
names-done = 任務或步驟做完沒有
names-time = 上課後過了幾秒

# What the grammar of expressions does not say. Of functions and signs nothing is translated.
expressions-functions = `clamp(x, 最小, 最大)`；`mod(a, b)` 是餘數；`sin`、`cos`、`tan` 的角帶單位 `°` 就按度算，否則按弧度。兩個名稱之間的減號兩邊要空格：`a - b`。
expressions-units = **單位**：數後面可以跟單位，單位裡面不留空格，如 `9.8 m/s²`、`25 °C`。變數、儀器、表格欄的 `unit` 和模型的輸入輸出都參加檢查：加減和比較的兩邊要是同一種量（g 和 kg 自動換算，不用再乘 1000）；沒寫單位的數跟著另一邊；乘除自然得出新單位，同一種量相除得純數（`1 m / 1 cm` 是 100）。角度在 `°` 和 `rad` 之間換算，反三角函式得 rad；兩個溫度之差用 K；`%` 和次數不換算，照你寫的算。繫結（`bind`）、水流、響度隨什麼量變都行。
expressions-no-value = 算不出的時候（除以 0、負數開方）：用上一次算出的值；餵給模型的輸入算不出或超出模型的範圍，實驗臺就停下來，螢幕上說明。

# Of the schema of texts.
strings-schema = 一種語言的文字：鍵的路徑就是文字的識別碼。
expressions-symbols = **單位表**：下面這些，科學單位前面可以加詞頭（`G` `M` `k` `h` `d` `c` `m` `µ` `n` `p`），彼此可以用 `·` `/` 和次方連起來，如 `kW·h`、`J/(kg·K)`。

# How texts of scenes name what stands on the screen.
mentions-about = 提示裡說到螢幕上的控制項、東西、地方和按鈕，不抄名稱，寫引用：`{ "{" }control.season{ "}" }`。名稱改了，或換一種語言，文字跟著改；要引號就寫在外面。
