scene-family-without-part = `{ $word }` without { $block }
scene-add-shujin-new-shows = add { $block }, as `shujin new { $word }` shows, or choose another family.
kind-goal = learning goal
kind-node = [[node]]
kind-viewpoint = [[viewpoint]]
kind-fact = [[fact]]
kind-value = [[value]]
kind-task = [[task]]
kind-dialogue-node = dialogue node
scene-make-first-line-editors = make it the first line, and editors complete and explain.
scene-grades-range = 1–12, the lower grade first
scene-write-lowest-grade-highest = write [lowest grade, highest grade].
scene-no-learning-goals = no learning goals
scene-at-least-one-goal = at least one
scene-name-goal-text-goes = name a goal; its text goes under [goal] in strings.
scene-number-above-0 = a number above 0
scene-make-greater-than-0 = make it greater than 0.
scene-make-number-from = make it a number from { $least } to { $most }.
scene-number-not-below = a number not below { $least }
scene-make-at-least = make it { $least } or more.
scene-make-at-most = make it { $most } or less.
scene-file-program-reads-failed = a file at which the program that reads it failed
scene-file-can-read = a file that can be read
scene-fault-program-report-file = that is a fault of the program: report it with this file; exported again by another tool it may be read.
scene-more-problems-not-listed = { $dropped } more problems that are not listed
scene-fewer-problems = fewer problems
scene-mend-those-listed-then = mend those listed, then check again.
scene-write-task-step = write task.step.
scene-step-task-task-step = a step of a task: task.step
scene-add-what-missing-delete = add what is missing, or delete the rule.
scene-only-true-makes-sense = only `true` makes sense here; delete the whole if you don't want it.
scene-value-is-computed = `{ $id }`, which `is` computes
scene-value-start = a value with a `start`
scene-what-computed-cannot-set = what is computed cannot be set; give it a `start`.
scene-path-between-folders = a path with / between folders
scene-write-path = write `{ $wanted }`.
scene-delete-blank = delete the blank.
scene-write-ending-too = write its ending too: `{ $there }`.
scene-did-you-mean-capitals = did you mean `{ $close }`? Capitals count.
scene-put-file-into-s = put the file into the scene's folder; write its path with /.
scene-has = the scene has: { $list }.
scene-value-has-no-control = the value has no `control`, so no pupil sets it
scene-word-without-another-meaning = a word without another meaning in expressions
scene-choose-another-id = choose another id.
scene-id-used-on-line = `{ $id }`, used on line { $first } already
scene-id-own = an id of its own
scene-id-line-empty = the id of a line, as in `empty`
scene-write-id-here-words = write an id here, and the words under [line] of each strings file: empty = "…".
scene-both-parts-begin-letter = both parts begin with a letter, as in `{ $meant }`.
scene-id-as-in = as in `{ $meant }`.
scene-both-parts-lower-case = both parts of lower-case letters, digits and hyphens, beginning with a letter.
scene-folder-name-culture-my = folder/name, as in `culture/my-scene`
scene-character-nobody-sees-delete = there is a character in it that nobody sees: delete the id and type `{ $clean }` again.
scene-spell-here-wherever-used = spell it `{ $meant }`, here and wherever it is used.
scene-spell-like-fish-mouth = spell it like `fish-mouth`.
scene-lower-case-letter-then = a lower-case letter, then lower-case letters, digits, - and _
scene-each-id-once = each id once
scene-no-task-shows = `{ $goal }`, which no task shows
scene-task-goals = a task with it in `goals`
scene-write-goals-task-delete = write `goals = ["{ $goal }"]` in a task, or delete the goal.
scene-name-step-task-delete = name a step of this task, or delete `step`.
scene-step-task = a step of this task: { $list }
scene-neither-done-nor-ask = `{ $id }` with neither `done` nor `ask`
scene-what-counts-done = what counts as done
scene-write-done-done-visited = write `done = "…"`, as in `done = "visited.start > 0"`.
scene-both-start = both `start` and `is`
scene-start-if-set-if = `start` if it is set, `is` if it is computed.
scene-neither-start-nor = neither `start` nor `is`
scene-start-or-is = one of them
scene-say-what-start-start = say what it is at the start, as in `start = 0`.
scene-control-beside = `control` beside `is`
scene-start-no-control = `start`, or no `control`
scene-what-computed-cannot-set-hand = what is computed cannot be set by hand.
scene-change-start-control = change `start` or `control`.
scene-number-true-false-options = a number or true/false, or `options`
scene-value-word-lists-options = a value that is a word lists its `options`.
scene-value-fits-control-options = a value that fits `control` and `options`
scene-switch-has-true-false = a switch has true/false, a choice one of its options, a slider a number.
scene-options-first = `options` first
scene-list-options-then-choose = list `options = ["…", "…"]`, then choose of these.
scene-choose-these-add-options = choose one of these, or add it to `options`.
scene-number-below-max = a number below `max` ({ $max })
scene-swap-min-max = swap `min` and `max`.
scene-key-with-value = `{ $key } = …`
scene-slider-steps-need-min = a slider or steps need `min`, `max` and `step`.
scene-options = one of the options
# $block is as in [lab]; $what is family-….
scene-part-of-family = { $block }: { $what }
# $kind is kind-….
scene-declared = a declared { $kind }
scene-declare-first = declare this { $kind } first.
scene-declare-or-use = declare this { $kind }, or use one that exists: { $list }.
# A list of which no more is shown.
list-goes-on = { $list } …
# $endings is as in .glb.
scene-use-file-of-kind = use a { $endings } file.
scene-file-of-kind = a { $endings } file
