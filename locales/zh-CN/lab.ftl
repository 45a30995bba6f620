# What the models of the lab are, in the author's reference. Ids are of the model, then `input-` or `output-` and the port's name,
# then `validity`: where the equations hold, and what is left out.

pendulum-input-length = 摆长：悬点到摆球球心
pendulum-input-mass = 摆球质量
pendulum-input-angle = 释放时的摆角（从静止释放）
pendulum-input-damping = 阻力系数 b，阻力 F = −b·v
pendulum-input-gravity = 重力加速度，初值为成都的数值
pendulum-output-angle = 现在的摆角，释放一侧为正
pendulum-output-speed = 摆球速率
pendulum-output-energy = 机械能，以最低点为零
pendulum-output-time = 释放后的时间
pendulum-output-amplitude = 最近一次最大摆角
pendulum-output-swings = 释放后完成的全振动次数
pendulum-output-period = 最近一个周期：相邻两次同向通过最低点的时间，之前为 0
pendulum-output-gate = 这一刻摆球是否挡住最低点的光电门（1 为挡住）
pendulum-output-crossings = 通过最低点的次数
pendulum-output-crossed = 最近一次通过最低点的时刻，从释放算起
pendulum-validity = 质点摆球、无质量且不伸缩的直摆杆、固定悬点、与速度成正比的阻力；摆球直径 20 mm 只用于光电门。不含空气浮力、细线松弛和悬点损耗。质量只通过阻力起作用。

river-split-input-inflow = 来水流量：枯水约 90，多年平均约 460，实测最大 5480
river-split-input-bar = 截断外江的比例：0 敞开，1 全部截断（杩槎或闸）
river-split-input-crest = 溢流堰堰顶高出内江河床的高度
river-split-output-flow = 此刻到达分水口的流量
river-split-output-inner-share = 内江所得的比例
river-split-output-inner = 内江流量（分水口后）
river-split-output-outer = 外江流量（分水口后）
river-split-output-spill = 从溢流堰回到外江的流量
river-split-output-plain = 通过窄口流向平原的流量
river-split-output-outer-total = 外江总流量（含溢流）
river-split-output-level = 内江水位，从窄口底坎算起
river-split-output-balance = 来水减去全部去水，应为 0
river-split-output-spill-share = 内江水中溢流的比例
river-split-validity = 每一时刻按恒定流计算，无河槽蓄水；变化以 2 s 的时间常数趋近，代表实际的数小时。两端的分流比有记载，其间的平滑过渡和界限 300、2000 m³/s 是本模型的假设；堰与窄口按自由出流的宽顶堰计算，不计下游顶托、泥沙和冲刷。大水时截断外江（bar）在现实中不可行：杩槎会被冲走。

# Headings.

models = 实验模型
models-how = `[lab]` 的 `model` 写模型的名称；条件和算式里用 `lab.<名称>` 读它的输入和输出，`{ "{" } act = "动作" { "}" }` 让它动。
inputs = 输入
outputs = 输出
actions = 动作
unit = 单位
range = 范围
start = 初值
# Above what each port is, in Chinese and in English.
what-it-is = 是什么
