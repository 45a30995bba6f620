question-nothing-puts = `{ $id }`, which nothing puts
question-steps-ask-rule-ask = a step's `ask`, or a rule with { "{" } ask = … { "}" }
question-write-ask-step-task = write `ask = "{ $id }"` in a step of a task.
question-same-option-twice = the same option twice
question-name-each-option-once = name each option once.
question-several-right-answers = { $n } right answers where one is chosen: no choice is right
question-add-several-true-if = add `several = true` if all of them are to be chosen, else keep one.
question-some-answer-right = some answer that is right
question-no-right-answer = no right answer
question-least-predict-true = at least one, or `predict = true`
question-name-right-options = name the right options.
question-reveal-without-predict = `reveal` without `predict`
question-predict = `predict = true`
question-only-prediction-waits-add = only a prediction waits: add `predict`, or delete `reveal`.
question-prediction-never-explained = the prediction is never explained
question-nothing-puts-before = nothing puts the question before
question-no-answer-right = no answer is right
question-never-put = the question is never put
kind-question = [[question]]
code-needs-predict = `reveal` without `predict`
code-never-asked = nothing puts a question
code-no-right-answer = no answer to a question is right

# In the author's reference: headings of types, what texts and names are.
type-question = Question
texts-question = question; `because` is shown after a right answer, and after a wrong one without a `wrong` of its own
names-answered = yes/no
names-answer = the option's word, or the number
