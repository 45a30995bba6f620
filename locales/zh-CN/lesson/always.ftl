# What always holds, and where it does not. In lists each part is a name and what it means, as an expression would say it.

# $set: what was set otherwise than at the start; $means: what the other names of the statement then mean.
always-not-where-then = { $set } 时不成立：这时 { $means }
always-not-where = { $set } 时不成立
always-not-at-start-where = 刚开始就不成立：这时 { $means }
always-not-at-start = 刚开始就不成立
always-change-picture-or-figure = 让画面跟上数字，或改这一条；只管一部分情形就写 if。
always-if-never-holds = { $condition } 在试过的情形里从不成立，这一条等于没说
always-if-holds-somewhere = 至少在一个试过的情形里成立的 if
always-name-moments = 试的是控件的每个角；规则和任务带来的情形，用 with 写上名称和要试的值。
always-reckoned = `{ $name }` 是算出来的
always-what-it-comes-of = 能设的变量、time，或做完、用过、察看过、到过、答过的
always-name-what-it-comes-of = 写算它时用到的变量。
always-as-at-its-start = 写与 start 同一种的值：数、true/false 或选项里的词。
code-never-tried = 始终成立的事从没有检验到
code-not-always = 说是始终成立的事，有的时候不成立

# In the author's reference: headings of types, what texts and names are.
type-always = 始终成立的事
names-drawn = 物件看不看得见；模型正在放哪个动作。只在 `[[always]]` 里
names-stands = 物件在场景里的位置，m；放大了几倍。只在 `[[always]]` 里
names-stream = 水流在起点画得多宽（没有水时是 0）、水面多高，m。只在 `[[always]]` 里
