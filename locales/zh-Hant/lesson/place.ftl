# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

kind-place = 地方 [[place]]
code-fits-nothing = 一個地方什麼也放不下
code-holds-too-few = 一開始放的東西比放得下的多
code-lie-in-one-another = 放得下幾件，卻都落在同一點
place-holds = holds = { $n }
place-at-home = 至少 { $n }：這麼多東西以這裡為 home
place-hold-more = 把 holds 寫大，或給一些東西另一個 home。
place-accepts-none = 空的 accepts
place-name-things = 寫上放得下的東西，或刪掉這個地方。
place-apart = apart：一件和下一件隔多遠
place-write-apart = 加上 apart，例如 apart = "0.1 0 0 m"，東西才不會疊在一起。
place-never-filled = 什麼也放不進來
place-never-so = 那裡從不這樣

# In the author's reference: headings of types, what texts and names are.
type-place = 放東西的地方
type-held-by = 落在那一點的一端
texts-place = 地方：它的名字（不寫就用物件的名字）；放不下時說的話（不寫就用引擎的）
names-count = 那裡有幾件東西
names-in = 那裡的第一件東西：物件的識別碼；空著就是空的
