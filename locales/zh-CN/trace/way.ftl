# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.

way-went-to = 走到
way-looked-at = 看了
way-used = 用了
way-set = 调节
way-opened = 打开了场景
way-began = 开始
way-left = 离开
way-finished = 做完了
way-hint-asked = 问了提示
# Nobody asked for it.
way-hint-came = 提示自己出现
way-did = 做到
way-task-finished = 完成任务
way-logged = 写进工作记录
