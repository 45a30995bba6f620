# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

dialogue-never-ends = 這段對話走不到結尾
dialogue-never-begins = 這段對話從不開始
dialogue-never-begins-or-ends = 這段對話從不開始，或走不到結尾
dialogue-only-by-jump = 只有 <<jump>> 到這裡，或說話的人沒有 node；只數開始對話的那個節點
dialogue-nothing-begins = 沒有誰開始這段對話
# What a scene of the family has and this one lacks.
family-role = 教你做事的人

# In the author's reference: headings of types, what texts and names are.
type-role = 人物
texts-role = 人物；每個都要
names-talked = 從這個節點開始的對話談完幾次
names-talking = 從這個節點開始的對話正開著
