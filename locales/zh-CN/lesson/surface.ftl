code-surface-twice = 同一个物件写了两次 [[surface]]
code-not-taken = 工具不是可以拿起来的东西
surface-tool-taken = 可以拿起来的工具：[[take]] 里的 node
surface-each-once = 每个物件写一次 [[surface]]
surface-none-on-node = 这个物件没有 [[surface]]
surface-never-worked = 这个面从来做不了
surface-never-covered = 这个面从来做不满

# In the author's reference.
type-surface = 要擦、要搓的面
type-surface-look = 面上看得见什么
texts-surface = 在面上做的事叫什么
names-covered = 一个面做了多少，0–1
