# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What the models of the lab are, in the author's reference. Ids are of the model, then `input-` or `output-` and the port's name,
# then `validity`: where the equations hold, and what is left out.

pendulum-input-length = 擺長：懸點到擺球球心
pendulum-input-mass = 擺球質量
pendulum-input-angle = 釋放時的擺角（從靜止釋放）
pendulum-input-damping = 阻力系數 b，阻力 F = −b·v
pendulum-input-gravity = 重力加速度，初值為成都的數值
pendulum-output-angle = 現在的擺角，釋放一側為正
pendulum-output-speed = 擺球速率
pendulum-output-energy = 機械能，以最低點為零
pendulum-output-time = 釋放後的時間
pendulum-output-amplitude = 最近一次最大擺角
pendulum-output-swings = 釋放後完成的全振動次數
pendulum-output-period = 最近一個週期：相鄰兩次同向通過最低點的時間，之前為 0
pendulum-output-gate = 這一刻擺球是否擋住最低點的光電門（1 為擋住）
pendulum-output-crossings = 通過最低點的次數
pendulum-output-crossed = 最近一次通過最低點的時刻，從釋放算起
pendulum-validity = 質點擺球、無質量且不伸縮的直擺桿、固定懸點、與速度成正比的阻力；擺球直徑 20 mm 只用於光電門。不含空氣浮力、細線鬆弛和懸點損耗。質量只通過阻力起作用。

river-split-input-inflow = 來水流量：枯水約 90，多年平均約 460，實測最大 5480
river-split-input-bar = 截斷外江的比例：0 敞開，1 全部截斷（榪槎或閘）
river-split-input-crest = 溢流堰堰頂高出內江河床的高度
river-split-output-flow = 此刻到達分水口的流量
river-split-output-inner-share = 內江所得的比例
river-split-output-inner = 內江流量（分水口後）
river-split-output-outer = 外江流量（分水口後）
river-split-output-spill = 從溢流堰回到外江的流量
river-split-output-plain = 通過窄口流向平原的流量
river-split-output-outer-total = 外江總流量（含溢流）
river-split-output-level = 內江水位，從窄口底坎算起
river-split-output-balance = 來水減去全部去水，應為 0
river-split-output-spill-share = 內江水中溢流的比例
river-split-validity = 每一時刻按恆定流計算，無河槽蓄水；變化以 2 s 的時間常數趨近，代表實際的數小時。兩端的分流比有記載，其間的平滑過渡和界限 300、2000 m³/s 是本模型的假設；堰與窄口按自由出流的寬頂堰計算，不計下游頂托、泥沙和沖刷。大水時截斷外江（bar）在現實中不可行：榪槎會被沖走。

# Headings.

models = 實驗模型
models-how = `[lab]` 的 `model` 寫模型的名稱；條件和算式裡用 `lab.<名稱>` 讀它的輸入和輸出，`{ "{" } act = "動作" { "}" }` 讓它動。
inputs = 輸入
outputs = 輸出
actions = 動作
unit = 單位
range = 範圍
start = 初值
# Above what each port is, in Chinese and in English.
what-it-is = 是什麼
