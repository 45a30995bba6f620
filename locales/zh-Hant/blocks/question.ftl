# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-answered = 答
way-answered-rightly = 答對
way-predicted = 猜想

# Why what a page tells is refused.
no-such-option = 問題沒有這個選項
