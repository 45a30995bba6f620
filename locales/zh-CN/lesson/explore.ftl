never-rule-sets-itself-off = 又引起自己的规则，没完没了
never-rule-sets-itself-off-again = 和第 { $lines } 行的规则互相引起，没完没了
never-rule-comes-end = 会停下来的规则
never-add-once-true-say = 加上 once = true，或用 if 写明什么时候不再做。
never-lesson-ends-begins-before = 一开始就结束的课：任务一个也做不到
never-finish-once-tasks-done = 任务做完以后的 finish
never-change-when-when-task = 改 when，如 when = { "{" } task = "{ $last }" { "}" }，或加上 if；任务都做完时课会自己结束。
never-lesson-too-much-explored = 变数太多的课：没有推演到底
never-lesson-can-explored = 推演得完的课
never-explored-in-part = 这不影响上课，但永远做不完的步骤可能没有报出来。要查出来，就把算式写短，把课分成两个场景。
never-step-can-done = 做得完的一步
never-have-control-rule-dialogue = 让控件、规则或对话能使它成立，或改这个条件。
never-lesson-without-tasks-ends = 没有任务、也从不结束的课
never-tasks-rule-finish-true = 任务，或规则 { "{" } finish = true { "}" }
never-write-task-rule-fires = 写一个任务，或加一条会触发的结束规则。
never-condition-can-hold = 能成立的条件
never-change-condition-delete-rule = 改这个条件，或删掉这条规则。
never-thing-seen-some-time = 会出现的物件
never-change-condition-delete-node = 改这个条件，或删去这个物件。
because-showing-rule-never-fires = 让它出现的规则从不触发
because-question-never-right = 它的问题从不提出，或没有算对的答案
because-parts-conflict = 里面的条件不能同时成立
because-not-done-before = 这一步做完之前不会做完
because-expression-conflicts = 算式里的条件不能同时成立
ever-between = `{ $name }` 只会在 { $low } 到 { $high } 之间
ever-at-least = `{ $name }` 不会小于 { $low }
ever-at-most = `{ $name }` 不会大于 { $high }
then-part-never-comes = 这一部分从不出现
then-never-on-screen = 它从不出现在屏幕上
then-hint-never-comes = 这条提示从不出现
then-movement-never-played = 这个动作从不播放
because-node-never-seen = 这个物件从不出现
because-control-never-on-screen = 这个变量的控件从不出现
because-this-step-never-done = 这一步永远做不完
because-this-task-never-done = 这个任务永远做不完
because-never-seen = 它从不出现
because-step-never-done = 那一步永远做不完
because-task-never-done = 那个任务永远做不完
because-rules-never-fire = 设它的规则从不触发
because-no-dialogue-changes-it = 对话里走不到改它的地方，或改了也一样
never-can-happen = 不会发生的事：{ $why }
never-done = 永远做不完的 `{ $id }`：{ $why }
never-shown = 从不出现的 `{ $id }`：{ $why }
# $then is then-….
never-change-condition = 改这个条件：现在{ $then }。
never-holds = 永远不成立的条件：{ $why }
# $what is ever-…, $why because-….
never-because = { $what }（{ $why }）
ever-among = `{ $name }` 只会是 { $list }
ever-among-others = `{ $name }` 只会是 { $list }……
otherwise-what-is-named = 做了文字或标记说的事，这一步才完成
otherwise-only-consequence = 条件只看 `{ $name }`，不看 `{ $control }`，而 `{ $other }` 也能改变它
otherwise-read-control-too = 条件里也写上 `{ $control }`，如 `{ $control } > 0 and …`；这一步不是要调它，就改步骤的文字或标记。
otherwise-rule-sets = 第 { $line } 行的规则会设 `{ $control }`，学生没动它，这一步也算完成
otherwise-tell-rule-from-pupil = 让规则同时设一个值，条件里把它排除：`{ $control } == … and not …`。
otherwise-untouched = 不碰 { $list }，碰别的也能完成
otherwise-ask-for-touch = 让条件只认文字和标记说的东西；别的也可以，就都写上。
