# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-phrase-heard = 聽完樂句
way-phrase-played = 彈完樂句

# What a teacher reads of a phrase that was played, after "played phrase". $phrase: its number.
way-phrase-clean = { $phrase }，一個音也沒彈錯
way-phrase-wrong = { $phrase }，彈錯 { $wrong } 個音

# Why what a page tells is refused.
no-score = 場景裡沒有樂譜

# Why a lesson cannot be opened: the file of the scene would have been found wrong before.
score-unread = 樂譜讀不了：{ $why }
score-not-there = 缺 { $file }
