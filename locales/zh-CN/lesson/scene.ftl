scene-family-without-part = 没有 { $block } 的 `{ $word }`
scene-add-shujin-new-shows = 加上 { $block }（样子见 shujin new { $word }），或换一个 family。
kind-goal = 学习目标
kind-node = 物件 [[node]]
kind-viewpoint = 视点 [[viewpoint]]
kind-fact = 数据 [[fact]]
kind-value = 变量 [[value]]
kind-task = 任务 [[task]]
kind-dialogue-node = 对话节点
scene-make-first-line-editors = 把它写成第一行，编辑器就会提示和补全。
scene-grades-range = 1–12，低年级在前
scene-write-lowest-grade-highest = 写 [最低年级, 最高年级]。
scene-no-learning-goals = 没有学习目标
scene-at-least-one-goal = 至少一个目标
scene-name-goal-text-goes = 写上目标的标识，文字放在 strings 的 [goal] 里。
scene-number-above-0 = 大于 0 的数
scene-make-greater-than-0 = 改成大于 0 的数。
scene-make-number-from = 改成 { $least } 到 { $most } 之间的数。
scene-number-not-below = 不小于 { $least } 的数
scene-make-at-least = 改成不小于 { $least } 的数。
scene-make-at-most = 改成不大于 { $most } 的数。
scene-file-program-reads-failed = 读这个文件的程序自己出错了
scene-file-can-read = 读得了的文件
scene-fault-program-report-file = 这是程序的毛病，请把这个文件报告给开发者；换一个软件重新导出，往往就能读了。
scene-more-problems-not-listed = 还有 { $dropped } 个问题没有列出
scene-fewer-problems = 少一些问题
scene-mend-those-listed-then = 先改好列出的，再检查一次。
scene-write-task-step = 写成 任务.步骤。
scene-step-task-task-step = 任务的一步：任务.步骤
scene-add-what-missing-delete = 补上缺的那一项，或删掉这条规则。
scene-only-true-makes-sense = 这里只能写 true；不要这一条就整条删去。
scene-value-is-computed = 用 is 算出来的 `{ $id }`
scene-value-start = 有 start 的变量
scene-what-computed-cannot-set = 算出来的值不能设；改用 start。
scene-path-between-folders = 用 / 分隔的路径
scene-write-path = 写 `{ $wanted }`。
scene-delete-blank = 删去多出来的空格。
scene-write-ending-too = 连扩展名一起写：`{ $there }`。
scene-did-you-mean-capitals = 是不是想写 `{ $close }`？大小写也要一致。
scene-put-file-into-s = 把文件放进场景文件夹，路径用 / 分隔。
scene-has = 场景里有：{ $list }。
scene-value-has-no-control = 这个变量没有 control，学生设不了
scene-word-without-another-meaning = 表达式里没有别的意思的词
scene-choose-another-id = 换一个标识。
scene-id-used-on-line = `{ $id }`，已在第 { $first } 行用过
scene-id-own = 没用过的标识
scene-id-line-empty = 一句话的标识，如 `empty`
scene-write-id-here-words = 这里写标识；这句话写到每个 strings 文件的 [line] 下：empty = "…"。
scene-both-parts-begin-letter = 两段都以字母开头，例如 `{ $meant }`。
scene-id-as-in = 例如 `{ $meant }`。
scene-both-parts-lower-case = 两段都用小写英文字母、数字和连字符，以字母开头。
scene-folder-name-culture-my = 文件夹/名称，如 `culture/my-scene`
scene-character-nobody-sees-delete = 里面有一个看不见的字符：删去整个标识，重打 `{ $clean }`。
scene-spell-here-wherever-used = 改成 `{ $meant }`，用到它的地方也一起改。
scene-spell-like-fish-mouth = 改写标识，例如 `fish-mouth`。
scene-lower-case-letter-then = 小写字母开头，只含小写字母、数字、- 和 _
scene-each-id-once = 每个标识只出现一次
scene-no-task-shows = 没有任务对应的目标 `{ $goal }`
scene-task-goals = 某个任务的 goals 里有它
scene-write-goals-task-delete = 在任务里写 goals = ["{ $goal }"]，或删去这个目标。
scene-name-step-task-delete = 改成这个任务的一步，或删掉 step。
scene-step-task = 这个任务的一步：{ $list }
scene-neither-done-nor-ask = `{ $id }` 既没有 done 也没有 ask
scene-what-counts-done = 怎样算做完
scene-write-done-done-visited = 写上 done = "…"，例如 done = "visited.start > 0"。
scene-both-start = start 和 is 都写了
scene-start-if-set-if = 会变的用 start，算出来的用 is。
scene-neither-start-nor = start 和 is 都没有
scene-start-or-is = 其中一个
scene-say-what-start-start = 写上开始时的值，如 start = 0。
scene-control-beside = is 旁边的 control
scene-start-no-control = start，或不要 control
scene-what-computed-cannot-set-hand = 算出来的值不能用手设。
scene-change-start-control = 改 start 或 control。
scene-number-true-false-options = 数、true/false，或写上 options
scene-value-word-lists-options = 用词的变量要列出 options = ["…"]。
scene-value-fits-control-options = 与 control、options 相配的值
scene-switch-has-true-false = 开关配 true/false，选择配选项里的词，滑条配数。
scene-options-first = 先列出 options
scene-list-options-then-choose = 写上 options = ["…", "…"]，再从里面选。
scene-choose-these-add-options = 从上面选一个，或加进 options。
scene-number-below-max = 小于 max（{ $max }）的数
scene-swap-min-max = 对调 min 和 max。
scene-key-with-value = `{ $key } = …`
scene-slider-steps-need-min = 滑条和加减键要有 min、max 和 step。
scene-options = 选项之一
# $block is as in [lab]; $what is family-….
scene-part-of-family = { $block }：{ $what }
# $kind is kind-….
scene-declared = 已声明的{ $kind }
scene-declare-first = 先声明这个{ $kind }。
scene-declare-or-use = 先声明这个{ $kind }，或改用已有的：{ $list }。
# A list of which no more is shown.
list-goes-on = { $list } …
# $endings is as in .glb.
scene-use-file-of-kind = 换成 { $endings } 文件。
scene-file-of-kind = { $endings } 文件
