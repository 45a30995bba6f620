# Learning goals and elements of scientific inquiry, as teachers see them. "stage-…" stands beside a pupil's name: no mark, no
# ranking.

stage-begun = 一起再看看
stage-under = 在路上
stage-firm = 站稳了
stage-unseen = 还看不出
inquiry-question = 提出问题
inquiry-hypothesis = 作出假设
inquiry-plan = 制订计划
inquiry-evidence = 搜集证据
inquiry-data = 处理信息
inquiry-conclusion = 得出结论
inquiry-communication = 表达交流
inquiry-reflection = 反思评价
reason-right-at-once = 没有看提示，第一次就答对
reason-not-at-once = 看了提示，或者不是第一次就答对
reason-done = 没有看提示就做到了
reason-done-with-hint = 看了提示后做到
reason-supposed = 说出了猜想，不分对错
goals-title = 学习目标
goals-how-concluded = 由每个人第一次作答、有没有看提示推算（贝叶斯知识追踪）。它只是提醒您去看看谁，不是分数，也不排名。
inquiry-title = 科学探究
inquiry-term-about = 按课程标准的八个要素，把这学期各节课的步骤合在一起看；空着的要素，这学期还没有练过。
inquiry-element = 要素
inquiry-exercised-by = 练过的人
inquiry-supposed = 猜想，不分对错
inquiry-who = 看看是哪些同学
