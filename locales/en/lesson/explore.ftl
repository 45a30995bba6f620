never-rule-sets-itself-off = a rule that sets itself off again, for ever
never-rule-sets-itself-off-again = a rule that sets itself off again, for ever, by those of line { $lines }
never-rule-comes-end = a rule that comes to an end
never-add-once-true-say = add `once = true`, or say with `if` when it is not done again.
never-lesson-ends-begins-before = a lesson that ends as it begins, before any task
never-finish-once-tasks-done = a `finish` once the tasks are done
never-change-when-when-task = change `when`, as in when = { "{" } task = "{ $last }" { "}" }, or add an `if`; a lesson ends by itself when all tasks are done.
never-lesson-too-much-explored = a lesson with too much in it to be explored to its end
never-lesson-can-explored = a lesson that can be explored
never-explored-in-part = it can be played, but steps that can never be done may go unnamed. To have them named, write shorter expressions, or make two scenes of it.
never-step-can-done = a step that can be done
never-have-control-rule-dialogue = have a control, a rule or a dialogue bring it about, or change the condition.
never-lesson-without-tasks-ends = a lesson without tasks that never ends
never-tasks-rule-finish-true = tasks, or a rule with { "{" } finish = true { "}" }
never-write-task-rule-fires = write a task, or a rule that fires and finishes.
never-condition-can-hold = a condition that can hold
never-change-condition-delete-rule = change the condition, or delete the rule.
never-thing-seen-some-time = a thing that is seen at some time
never-change-condition-delete-node = change the condition, or delete the node.
because-showing-rule-never-fires = the rule that shows it never fires
because-question-never-right = its question is never put, or no answer is right
because-parts-conflict = its parts cannot hold at the same time
because-not-done-before = it is not done before this step is
because-expression-conflicts = the parts of its expression cannot hold at the same time
ever-between = `{ $name }` is only ever from { $low } to { $high }
ever-at-least = `{ $name }` is never below { $low }
ever-at-most = `{ $name }` is never above { $high }
then-part-never-comes = the part never comes
then-never-on-screen = it is never on the screen
then-hint-never-comes = the hint never comes
then-movement-never-played = the movement is never played
because-node-never-seen = the node is never seen
because-control-never-on-screen = the value's control is never on the screen
because-this-step-never-done = the step is never done
because-this-task-never-done = the task is never done
because-never-seen = it is never seen
because-step-never-done = the step is never done
because-task-never-done = the task is never done
because-rules-never-fire = the rules that set it never fire
because-no-dialogue-changes-it = no dialogue comes to where it is changed, or changes it
never-can-happen = what cannot happen: { $why }
never-done = `{ $id }`, a step that can never be done: { $why }
never-shown = `{ $id }`, which is never seen: { $why }
# $then is then-….
never-change-condition = change the condition: as it is, { $then }.
never-holds = a condition that never holds: { $why }
# $what is ever-…, $why because-….
never-because = { $what } ({ $why })
ever-among = `{ $name }` is only ever { $list }
ever-among-others = `{ $name }` is only ever { $list } …
otherwise-what-is-named = a step that is done only by doing what its text or its marks name
otherwise-only-consequence = a condition that reads `{ $name }` and not `{ $control }`, while `{ $other }` changes it too
otherwise-read-control-too = have the condition read `{ $control }` too, as in `{ $control } > 0 and …`; where the step is not about it, change the text or the marks.
otherwise-rule-sets = the rule of line { $line } sets `{ $control }`, and the step is done though the pupil did not
otherwise-tell-rule-from-pupil = have the rule set another value as well, and the condition rule it out: `{ $control } == … and not …`.
otherwise-untouched = the step can be done by touching something else than { $list }
otherwise-ask-for-touch = have the condition ask for what the text and the marks name; where other things do as well, name them too.
