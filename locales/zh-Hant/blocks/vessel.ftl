# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What a learner did, as a line of a teacher's timeline begins; the vessel that was poured follows, then how much. $amount: a number.
way-poured = 倒出
way-poured-amount = { $amount } 毫升
