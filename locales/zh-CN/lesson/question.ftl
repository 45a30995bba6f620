question-nothing-puts = 没有谁提出的问题 `{ $id }`
question-steps-ask-rule-ask = 某一步 ask，或规则 { "{" } ask = … { "}" }
question-write-ask-step-task = 在任务的一步里写 ask = "{ $id }"。
question-same-option-twice = 同一个选项写了两次
question-name-each-option-once = 每个选项只写一次。
question-several-right-answers = { $n } 个正确答案，但只能选一个：选哪个都不算对
question-add-several-true-if = 要全部选出才算对，就加 several = true；否则只留一个。
question-some-answer-right = 有一种答法算对
question-no-right-answer = 没有正确答案
question-least-predict-true = 至少一个，或 predict = true
question-name-right-options = 写上正确的选项。
question-reveal-without-predict = 没有 predict 的 reveal
question-predict = predict = true
question-only-prediction-waits-add = 只有预测题才等到后来揭晓：加上 predict，或删掉 reveal。
question-prediction-never-explained = 预测从不揭晓
question-nothing-puts-before = 在这之前没有谁提出这个问题
question-no-answer-right = 怎样答都不算对
question-never-put = 这个问题从不提出
kind-question = 问题 [[question]]
code-needs-predict = 不是预测题却写了 reveal
code-never-asked = 问题从不提出
code-no-right-answer = 怎样答都不算对

# In the author's reference: headings of types, what texts and names are.
type-question = 问题
texts-question = 问题：问什么；为什么，答对后显示，答错而没有自己的 `wrong` 时也显示，那就说破了答案；每个选项；每个错选项答错时的话，最好都写
names-answered = 答了没有；答对没有
names-answer = 答案：选项的词，或数
