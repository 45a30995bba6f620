# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

question-nothing-puts = 沒有誰提出的問題 `{ $id }`
question-steps-ask-rule-ask = 某一步 ask，或規則 { "{" } ask = … { "}" }
question-write-ask-step-task = 在任務的一步裡寫 ask = "{ $id }"。
question-same-option-twice = 同一個選項寫了兩次
question-name-each-option-once = 每個選項只寫一次。
question-several-right-answers = { $n } 個正確答案，但只能選一個：選哪個都不算對
question-add-several-true-if = 要全部選出才算對，就加 several = true；否則只留一個。
question-some-answer-right = 有一種答法算對
question-no-right-answer = 沒有正確答案
question-least-predict-true = 至少一個，或 predict = true
question-name-right-options = 寫上正確的選項。
question-reveal-without-predict = 沒有 predict 的 reveal
question-predict = predict = true
question-only-prediction-waits-add = 只有預測題才等到後來揭曉：加上 predict，或刪掉 reveal。
question-prediction-never-explained = 預測從不揭曉
question-nothing-puts-before = 在這之前沒有誰提出這個問題
question-no-answer-right = 怎樣答都不算對
question-never-put = 這個問題從不提出
kind-question = 問題 [[question]]
code-needs-predict = 不是預測題卻寫了 reveal
code-never-asked = 問題從不提出
code-no-right-answer = 怎樣答都不算對

# In the author's reference: headings of types, what texts and names are.
type-question = 問題
texts-question = 問題：問什麼；為什麼，答對後顯示，答錯而沒有自己的 `wrong` 時也顯示，那就說破了答案；每個選項；每個錯選項答錯時的話，最好都寫
names-answered = 答了沒有；答對沒有
names-answer = 答案：選項的詞，或數
