# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

kind-picture = 圖畫 [[picture]]
code-face-taken = 一個物件上貼了兩張圖
code-no-face = 物件沒有可以貼圖的面
picture-node-of-its-own = 還沒有貼圖的物件
picture-give-own-node = 每張圖用一個自己的物件。
picture-empty-source = 空的 `source`
picture-source = 圖畫的出處
picture-name-source = 寫明作品、收藏處或拍攝的人和地點。
picture-face = 方塊（box）或模型
picture-give-face = 給它 shape = { "{" } box = … { "}" }，或換一個有平面的物件。
picture-never-seen = 圖畫所在的物件從不出現

# In the author's reference: headings of types, what texts and names are.
type-picture = 圖畫
texts-picture = 圖畫：標題、說明、畫著什麼（念給看不見的人聽）；每張都要
names-seen = 細看過這張圖沒有
