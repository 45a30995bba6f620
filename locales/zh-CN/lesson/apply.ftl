kind-apply = 工具的用法
apply-never-used = 工具从来没有这样用过

# In the author's reference.
type-apply = 用工具
texts-apply = 用工具做的事叫什么
names-applied = 这样用了几次工具
