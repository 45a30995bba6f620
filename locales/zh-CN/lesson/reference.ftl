# In the author's reference and in the schemas that editors show.

# Headings of types.
type-scene = 场景
type-family = 类别
type-education = 五育
type-light = 光
type-walk = 走动
type-viewpoint = 视点
type-path = 路
type-node = 物件
type-model = 模型
type-shape = 形体
type-bind = 跟着变的性质
type-property = 性质
type-idle = 小动作
type-idle-kind = 小动作的种类
type-clip = 模型自带的动作
type-fact = 数据
type-value = 变量
type-control = 控件
type-task = 任务
type-order = 步骤的顺序
type-step = 步骤
type-inquiry = 探究要素
type-hint = 提示
type-rule = 规则
type-trigger = 触发
type-action = 动作
type-assign = 设值

# What the texts of a scene are, by what they belong to.
texts-scene = 标题（最多 24 个汉字或 48 个字母）、一句话简介（80 或 160）；总是要写
texts-doing = 开始卡：你要做什么；总是要写
texts-learnt = 结束卡：学到了什么；总是要写
texts-goal = 学习目标；每个都要
texts-node = 物件的名称和说明；能察看或使用的两样都要，人物的物件要名称
texts-viewpoint = 视点；每个都要
texts-seen = 从视点看得到什么，说给看不见的人听；可以不写
texts-value = 显示出来的变量和它的选项
texts-task = 任务：目标、做完后的话、每一步、每条提示
texts-line = 说的、记的、字幕的一句话；用到的都要
texts-fact-note = 各家说法不同时的说明；有 low 或 high 就要
texts-fact-unit = 数据的单位：是词的时候，或某种语言另有写法的时候；没写 unit 的数据，有一种语言写了，每种都要写
texts-dialogue = 对话行 `#line:abc` 的译文；中文写在 .yarn 里

# What names in expressions are.
names-value = 声明过的变量：数、是非或词
names-counts = 用了、察看了、到了几次
names-done = 任务或步骤做完没有
names-time = 上课后过了几秒

# What the grammar of expressions does not say. Of functions and signs nothing is translated.
expressions-functions = `clamp(x, 最小, 最大)`；`mod(a, b)` 是余数；`sin`、`cos`、`tan` 的角带单位 `°` 就按度算，否则按弧度。两个名称之间的减号两边要空格：`a - b`。
expressions-units = **单位**：数后面可以跟单位，单位里面不留空格，如 `9.8 m/s²`、`25 °C`。变量、仪器、表格列的 `unit` 和模型的输入输出都参加检查：加减和比较的两边要是同一种量（g 和 kg 自动换算，不用再乘 1000）；没写单位的数跟着另一边；乘除自然得出新单位，同一种量相除得纯数（`1 m / 1 cm` 是 100）。角度在 `°` 和 `rad` 之间换算，反三角函数得 rad；两个温度之差用 K；`%` 和次数不换算，照你写的算。绑定（`bind`）、水流、响度随什么量变都行。
expressions-no-value = 算不出的时候（除以 0、负数开方）：用上一次算出的值；喂给模型的输入算不出或超出模型的范围，实验台就停下来，屏幕上说明。

# Of the schema of texts.
strings-schema = 一种语言的文字：键的路径就是文字的标识。
expressions-symbols = **单位表**：下面这些，科学单位前面可以加词头（`G` `M` `k` `h` `d` `c` `m` `µ` `n` `p`），彼此可以用 `·` `/` 和次方连起来，如 `kW·h`、`J/(kg·K)`。

# How texts of scenes name what stands on the screen.
mentions-about = 提示里说到屏幕上的控件、东西、地方和按钮，不抄名称，写引用：`{ "{" }control.season{ "}" }`。名称改了，或换一种语言，文字跟着改；要引号就写在外面。
