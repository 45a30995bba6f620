# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.

way-went-to = 走到
way-looked-at = 看了
way-used = 用了
way-set = 調節
way-opened = 打開了場景
way-began = 開始
way-left = 離開
way-finished = 做完了
way-hint-asked = 問了提示
# Nobody asked for it.
way-hint-came = 提示自己出現
way-did = 做到
way-task-finished = 完成任務
way-logged = 寫進工作記錄
