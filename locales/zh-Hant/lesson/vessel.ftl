# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

code-bad-doses = 倒的份量沒寫、沒從小到大寫，或比容器還大
code-can-overflow = 可能倒來的比一個容器裝得下的多
code-holds-too-little = 容器裡一開始的比它裝得下的多
code-nameless-liquid = 容器裡有液體，沒寫是什麼
code-pours-into-nothing = 倒不進任何容器
code-vessel-twice = 同一個物件寫了兩個容器
vessel-each-once = 每個物件最多一個 [[vessel]]
vessel-delete-one = 刪掉一個。
vessel-at-most = 最多 { $volume }：它只裝得下這麼多
vessel-more-than = 多於 { $volume }
vessel-hold-more = 把 holds 寫大，或把 amount 寫小。
vessel-of-something = of：裝的是什麼
vessel-write-of = 加上 of，例如 of = "water"，名字寫在 liquid.water.name 裡。
vessel-no-doses = 沒有 doses
vessel-some-doses = doses：一次能倒多少
vessel-write-doses = 加上 doses，例如 doses = ["1 mL", "10 mL"]；不倒就去掉 into。
vessel-sort-doses = 從小到大寫，每種份量寫一次。
vessel-smaller-doses = 改小份量，或把 holds 寫大。
vessel-another-vessel = 另一個容器：別的 [[vessel]] 裡的 node
vessel-write-vessel = 給它寫一個 [[vessel]]，或改成已有的。
vessel-could-come = 可能會有 { $volume }
vessel-hold-all = 把 holds 寫大，或讓倒得來的容器少裝一些；裝不下的就倒不進來。
vessel-none-into-it = 沒有哪個 [[vessel]] 能倒進它
vessel-never-poured = 容器從來倒不了
vessel-never-so = 裡面從不這樣
vessel-never-filled = 從來沒有液體倒進它

# In the author's reference: headings of types, what texts and names are.
type-vessel = 容器
texts-liquid = 液體的名字：每種都要寫
names-amount = 裡面有多少；不寫單位就是 mL
names-share = 裡面有幾分之幾是這種液體，0–1；空的是 0
