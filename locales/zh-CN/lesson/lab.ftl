lab-instrument-without-reads = `{ $id }` 没有 `reads`
lab-key-reads = `reads = …`
lab-say-what-it-reads = 写上它读什么，如 reads = "lab.angle"。
lab-model = 模型
lab-input = 模型的输入
lab-action = 模型的动作
lab-change-ready-no-row = 改 ready：现在一行也记不下来。
lab-row-never-written-ready = 这时永远记不下来的一行：ready 不成立
lab-record-while-ready-holds = ready 成立时的 record
lab-change-rules-if-ready = 改这条规则的 if，或改 ready：不成立时 record 什么也不做。
lab-instrument-never-there = 这个仪器从不出现
lab-no-row-ever-written = 表里一行也记不下来
lab-model-holds-range-alone = 模型只在这个范围里成立：给变量写 min 和 max，或改算式。
kind-instrument = 仪器 [[lab.instrument]]
kind-column = 表格列 [[lab.table.column]]
lab-column-left = 它左边的列
lab-move-column-before = 把那一列移到前面。
lab-instrument-counts-nothing = 这个仪器不计数：没有 counts
lab-plot-draws-no-line = 图上不画拟合线：line_from 是 0
lab-without-actions = 没有 actions 的 `{ $name }`：没有按钮能让它动起来
lab-write-actions = 在 [lab] 里写上它；按钮上的字是 line.act-…。
lab-column-free-of-noise = 不受误差影响的列：`{ $instrument }` 的误差（sd = { $sd }）不比它的分度（{ $resolution }）小得多
lab-count-settings = 同一个设定读几次会算成几个：数设定值的列，或把 resolution 写成 { $wanted } 以上。
lab-line-span-wanted = `line_span`：`{ $instrument }` 的误差（sd = { $sd }）使同一个设定的几行也差一点，过它们的直线什么也说明不了
lab-write-line-span = 写 line_span：横轴至少差多少，才画直线。
lab-action-in-scene-with-lab = 有 [lab] 的场景里的动作
lab-add-lab-or-delete-action = 加上 [lab]，或删去这个动作。
lab-no-table = 没有数据表
code-never-recorded = 表里永远记不下一行
code-no-actions = 没有按钮让模型动起来
code-noisy-distinct = 把仪器的误差数成了不同的设定
code-noisy-line = 误差也画成直线
code-record-unready = 规则记的一行永远记不下来
# $kind is lab-model, lab-input or lab-action.
lab-one-of = { $kind }：{ $list }
# What a scene of the family has and this one lacks.
family-bench = 实验模型和仪器

# In the author's reference: headings of types, what texts and names are.
type-lab = 实验
type-instrument = 仪器
type-instrument-kind = 仪器的种类
type-table = 数据表
type-column = 列
type-plot = 图
texts-instruments = 仪器、表格的列；每个都要
texts-actions = 模型的动作按钮上的字；每个都要
names-lab = 实验模型的输出和输入
names-readings = 仪器最近一次的读数；这期间数到多少
names-table = 数据表：行数、某列有几个不同的值、最小、最大、最后一个
names-fit = 图上直线：斜率、截距、斜率的标准差、R²、点数（没有直线时是 0）
