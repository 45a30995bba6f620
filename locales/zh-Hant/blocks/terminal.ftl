# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-joined = 接上
way-parted = 拆開
