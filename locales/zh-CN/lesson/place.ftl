kind-place = 地方 [[place]]
code-fits-nothing = 一个地方什么也放不下
code-holds-too-few = 一开始放的东西比放得下的多
code-lie-in-one-another = 放得下几件，却都落在同一点
place-holds = holds = { $n }
place-at-home = 至少 { $n }：这么多东西以这里为 home
place-hold-more = 把 holds 写大，或给一些东西另一个 home。
place-accepts-none = 空的 accepts
place-name-things = 写上放得下的东西，或删掉这个地方。
place-apart = apart：一件和下一件隔多远
place-write-apart = 加上 apart，例如 apart = "0.1 0 0 m"，东西才不会叠在一起。
place-never-filled = 什么也放不进来
place-never-so = 那里从不这样

# In the author's reference: headings of types, what texts and names are.
type-place = 放东西的地方
type-held-by = 落在那一点的一端
texts-place = 地方：它的名字（不写就用物件的名字）；放不下时说的话（不写就用引擎的）
names-count = 那里有几件东西
names-in = 那里的第一件东西：物件的标识；空着就是空的
