# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

code-joins-nothing = 一個接線柱和誰都接不上
code-terminal-twice = 同一個物件寫了兩個接線柱
terminal-each-once = 每個物件最多一個 [[terminal]]
terminal-delete-one = 刪掉一個。
terminal-that-fits = 能接到別的接線柱的接線柱：兩端的 accepts 都收對方
terminal-accept-each-other = 在兩端的 accepts 裡寫上對方，或不寫 accepts。
terminal-another-terminal = 另一個接線柱：別的 [[terminal]] 裡的 node
terminal-write-terminal = 給它寫一個 [[terminal]]，或改成已有的。
terminal-none-of-node = 沒有 [[terminal]] 說它能接導線
terminal-do-not-fit = 這兩個接線柱的 accepts 不收對方
terminal-never-open = 從來接不了
terminal-never-so = 從不這樣接
terminal-never-joined = 它從來接不上

# In the author's reference: headings of types, what names are.
type-terminal = 接線柱
names-joined = 這兩個接線柱接著沒有；先寫哪個都行
names-wires = 上面接了幾根導線；還拿在手裡的不算
