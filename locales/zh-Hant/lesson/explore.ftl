# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

never-rule-sets-itself-off = 又引起自己的規則，沒完沒了
never-rule-sets-itself-off-again = 和第 { $lines } 行的規則互相引起，沒完沒了
never-rule-comes-end = 會停下來的規則
never-add-once-true-say = 加上 once = true，或用 if 寫明什麼時候不再做。
never-lesson-ends-begins-before = 一開始就結束的課：任務一個也做不到
never-finish-once-tasks-done = 任務做完以後的 finish
never-change-when-when-task = 改 when，如 when = { "{" } task = "{ $last }" { "}" }，或加上 if；任務都做完時課會自己結束。
never-lesson-too-much-explored = 變數太多的課：沒有推演到底
never-lesson-can-explored = 推演得完的課
never-explored-in-part = 這不影響上課，但永遠做不完的步驟可能沒有報出來。要查出來，就把算式寫短，把課分成兩個場景。
never-step-can-done = 做得完的一步
never-have-control-rule-dialogue = 讓控制項、規則或對話能使它成立，或改這個條件。
never-lesson-without-tasks-ends = 沒有任務、也從不結束的課
never-tasks-rule-finish-true = 任務，或規則 { "{" } finish = true { "}" }
never-write-task-rule-fires = 寫一個任務，或加一條會觸發的結束規則。
never-condition-can-hold = 能成立的條件
never-change-condition-delete-rule = 改這個條件，或刪掉這條規則。
never-thing-seen-some-time = 會出現的物件
never-change-condition-delete-node = 改這個條件，或刪去這個物件。
because-showing-rule-never-fires = 讓它出現的規則從不觸發
because-question-never-right = 它的問題從不提出，或沒有算對的答案
because-parts-conflict = 裡面的條件不能同時成立
because-not-done-before = 這一步做完之前不會做完
because-expression-conflicts = 算式裡的條件不能同時成立
ever-between = `{ $name }` 只會在 { $low } 到 { $high } 之間
ever-at-least = `{ $name }` 不會小於 { $low }
ever-at-most = `{ $name }` 不會大於 { $high }
then-part-never-comes = 這一部分從不出現
then-never-on-screen = 它從不出現在螢幕上
then-hint-never-comes = 這條提示從不出現
then-movement-never-played = 這個動作從不播放
because-node-never-seen = 這個物件從不出現
because-control-never-on-screen = 這個變數的控制項從不出現
because-this-step-never-done = 這一步永遠做不完
because-this-task-never-done = 這個任務永遠做不完
because-never-seen = 它從不出現
because-step-never-done = 那一步永遠做不完
because-task-never-done = 那個任務永遠做不完
because-rules-never-fire = 設它的規則從不觸發
because-no-dialogue-changes-it = 對話裡走不到改它的地方，或改了也一樣
never-can-happen = 不會發生的事：{ $why }
never-done = 永遠做不完的 `{ $id }`：{ $why }
never-shown = 從不出現的 `{ $id }`：{ $why }
# $then is then-….
never-change-condition = 改這個條件：現在{ $then }。
never-holds = 永遠不成立的條件：{ $why }
# $what is ever-…, $why because-….
never-because = { $what }（{ $why }）
ever-among = `{ $name }` 只會是 { $list }
ever-among-others = `{ $name }` 只會是 { $list }……
otherwise-what-is-named = 做了文字或標記說的事，這一步才完成
otherwise-only-consequence = 條件只看 `{ $name }`，不看 `{ $control }`，而 `{ $other }` 也能改變它
otherwise-read-control-too = 條件裡也寫上 `{ $control }`，如 `{ $control } > 0 and …`；這一步不是要調它，就改步驟的文字或標記。
otherwise-rule-sets = 第 { $line } 行的規則會設 `{ $control }`，學生沒動它，這一步也算完成
otherwise-tell-rule-from-pupil = 讓規則同時設一個值，條件裡把它排除：`{ $control } == … and not …`。
otherwise-untouched = 不碰 { $list }，碰別的也能完成
otherwise-ask-for-touch = 讓條件只認文字和標記說的東西；別的也可以，就都寫上。
