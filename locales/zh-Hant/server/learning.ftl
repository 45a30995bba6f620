# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Learning goals and elements of scientific inquiry, as teachers see them. "stage-…" stands beside a pupil's name: no mark, no
# ranking.

stage-begun = 一起再看看
stage-under = 在路上
stage-firm = 站穩了
stage-unseen = 還看不出
inquiry-question = 提出問題
inquiry-hypothesis = 作出假設
inquiry-plan = 制訂計畫
inquiry-evidence = 蒐集證據
inquiry-data = 處理資訊
inquiry-conclusion = 得出結論
inquiry-communication = 表達交流
inquiry-reflection = 反思評價
reason-right-at-once = 沒有問提示，第一次就答對
reason-not-at-once = 問了提示，或者不是第一次就答對
reason-done = 沒有問提示就做到了
reason-done-with-hint = 問了提示後做到
reason-supposed = 說出了猜想，不分對錯
goals-title = 學習目標
goals-how-concluded = 看每個人第一次答得怎樣、有沒有問提示；自己出現的提示不算。它只是提醒您去看看誰，不是分數，也不排名。
# Under "where these figures come from". The method's name is for those who want to look it up.
goals-model = 學習目標的判斷：每道題看第一次作答，每件要做的事看有沒有做到，問過提示就不算獨立完成；自己出現的提示不算。把這些一次次合起來估計掌握了沒有，用的方法叫貝氏知識追蹤（Corbett 和 Anderson，1995）。
inquiry-title = 科學探究
inquiry-term-about = 按課程標準的八個要素，把這學期各節課的步驟合在一起看；空著的要素，這學期還沒有練過。
inquiry-element = 要素
inquiry-exercised-by = 練過的人
inquiry-supposed = 猜想，不分對錯
inquiry-who = 看看是哪些同學
