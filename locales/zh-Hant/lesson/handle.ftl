# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

code-handle-does-nothing = 拉動它什麼也不改變
handle-value-with-control = 有控制項（control）的變數
handle-write-control = 給這個變數寫上 control，或換一個變數。
handle-number-with-range = 有 min 和 max 的數
handle-write-range = 寫上 min 和 max，或去掉 slide、turn：那樣碰一下就換。
handle-both-ways = slide 和 turn 都寫了，或寫了零
handle-one-way = 一個不是零的 slide 或 turn；都不寫，就碰一下換一下
handle-delete-one = 留下一個。
handle-none-on-node = 沒有寫 slide 或 turn 的 [[handle]]，誰也抓不住它
handle-never-held = 它從來抓不住

# In the author's reference: headings of types, what names are.
type-handle = 拉動的東西
type-axis = 軸
names-gripped = 正被抓著沒有
