# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

code-surface-twice = 同一個物件寫了兩次 [[surface]]
code-not-taken = 工具不是可以拿起來的東西
surface-tool-taken = 可以拿起來的工具：[[take]] 裡的 node
surface-each-once = 每個物件寫一次 [[surface]]
surface-none-on-node = 這個物件沒有 [[surface]]
surface-never-worked = 這個面從來做不了
surface-never-covered = 這個面從來做不滿

# In the author's reference.
type-surface = 要擦、要搓的面
type-surface-look = 面上看得見什麼
texts-surface = 在面上做的事叫什麼
names-covered = 一個面做了多少，0–1
