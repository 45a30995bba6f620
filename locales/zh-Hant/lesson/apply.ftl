# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

kind-apply = 工具的用法
apply-never-used = 工具從來沒有這樣用過

# In the author's reference.
type-apply = 用工具
texts-apply = 用工具做的事叫什麼
names-applied = 這樣用了幾次工具
