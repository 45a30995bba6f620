# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# In the author's reference: headings of types, what texts and names are.

type-drift = 空中的小東西
type-drift-kind = 空中小東西的種類
