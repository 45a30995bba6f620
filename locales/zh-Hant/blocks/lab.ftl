# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-row-written = 記下一列
way-row-struck-out = 劃去一列
way-row-brought-back = 恢復一列

# Why what a page tells is refused.
no-such-column = 表裡沒有這一欄

# Why a lesson cannot be opened: the file of the scene would have been found wrong before.
no-such-model = 本引擎沒有叫 { $model } 的實驗模型
