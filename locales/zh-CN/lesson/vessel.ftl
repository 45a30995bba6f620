code-bad-doses = 倒的份量没写、没从小到大写，或比容器还大
code-can-overflow = 可能倒来的比一个容器装得下的多
code-holds-too-little = 容器里一开始的比它装得下的多
code-nameless-liquid = 容器里有液体，没写是什么
code-pours-into-nothing = 倒不进任何容器
code-vessel-twice = 同一个物件写了两个容器
vessel-each-once = 每个物件最多一个 [[vessel]]
vessel-delete-one = 删掉一个。
vessel-at-most = 最多 { $volume }：它只装得下这么多
vessel-more-than = 多于 { $volume }
vessel-hold-more = 把 holds 写大，或把 amount 写小。
vessel-of-something = of：装的是什么
vessel-write-of = 加上 of，例如 of = "water"，名字写在 liquid.water.name 里。
vessel-no-doses = 没有 doses
vessel-some-doses = doses：一次能倒多少
vessel-write-doses = 加上 doses，例如 doses = ["1 mL", "10 mL"]；不倒就去掉 into。
vessel-sort-doses = 从小到大写，每种份量写一次。
vessel-smaller-doses = 改小份量，或把 holds 写大。
vessel-another-vessel = 另一个容器：别的 [[vessel]] 里的 node
vessel-write-vessel = 给它写一个 [[vessel]]，或改成已有的。
vessel-could-come = 可能会有 { $volume }
vessel-hold-all = 把 holds 写大，或让倒得来的容器少装一些；装不下的就倒不进来。
vessel-none-into-it = 没有哪个 [[vessel]] 能倒进它
vessel-never-poured = 容器从来倒不了
vessel-never-so = 里面从不这样
vessel-never-filled = 从来没有液体倒进它

# In the author's reference: headings of types, what texts and names are.
type-vessel = 容器
texts-liquid = 液体的名字：每种都要写
names-amount = 里面有多少；不写单位就是 mL
names-share = 里面有几分之几是这种液体，0–1；空的是 0
