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
reason-right-at-once = 没有问提示，第一次就答对
reason-not-at-once = 问了提示，或者不是第一次就答对
reason-done = 没有问提示就做到了
reason-done-with-hint = 问了提示后做到
reason-supposed = 说出了猜想，不分对错
goals-title = 学习目标
goals-how-concluded = 看每个人第一次答得怎样、有没有问提示；自己出现的提示不算。它只是提醒您去看看谁，不是分数，也不排名。
# Under "where these figures come from". The method's name is for those who want to look it up.
goals-model = 学习目标的判断：每道题看第一次作答，每件要做的事看有没有做到，问过提示就不算独立完成；自己出现的提示不算。把这些一次次合起来估计掌握了没有，用的方法叫贝叶斯知识追踪（Corbett 和 Anderson，1995）。
inquiry-title = 科学探究
inquiry-term-about = 按课程标准的八个要素，把这学期各节课的步骤合在一起看；空着的要素，这学期还没有练过。
inquiry-element = 要素
inquiry-exercised-by = 练过的人
inquiry-supposed = 猜想，不分对错
inquiry-who = 看看是哪些同学
