code-handle-does-nothing = 拉动它什么也不改变
handle-value-with-control = 有控件（control）的变量
handle-write-control = 给这个变量写上 control，或换一个变量。
handle-number-with-range = 有 min 和 max 的数
handle-write-range = 写上 min 和 max，或去掉 slide、turn：那样碰一下就换。
handle-both-ways = slide 和 turn 都写了，或写了零
handle-one-way = 一个不是零的 slide 或 turn；都不写，就碰一下换一下
handle-delete-one = 留下一个。
handle-none-on-node = 没有写 slide 或 turn 的 [[handle]]，谁也抓不住它
handle-never-held = 它从来抓不住

# In the author's reference: headings of types, what names are.
type-handle = 拉动的东西
type-axis = 轴
names-gripped = 正被抓着没有
