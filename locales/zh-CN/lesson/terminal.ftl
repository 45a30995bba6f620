code-joins-nothing = 一个接线柱和谁都接不上
code-terminal-twice = 同一个物件写了两个接线柱
terminal-each-once = 每个物件最多一个 [[terminal]]
terminal-delete-one = 删掉一个。
terminal-that-fits = 能接到别的接线柱的接线柱：两端的 accepts 都收对方
terminal-accept-each-other = 在两端的 accepts 里写上对方，或不写 accepts。
terminal-another-terminal = 另一个接线柱：别的 [[terminal]] 里的 node
terminal-write-terminal = 给它写一个 [[terminal]]，或改成已有的。
terminal-none-of-node = 没有 [[terminal]] 说它能接导线
terminal-do-not-fit = 这两个接线柱的 accepts 不收对方
terminal-never-open = 从来接不了
terminal-never-so = 从不这样接
terminal-never-joined = 它从来接不上

# In the author's reference: headings of types, what names are.
type-terminal = 接线柱
names-joined = 这两个接线柱接着没有；先写哪个都行
names-wires = 上面接了几根导线；还拿在手里的不算
