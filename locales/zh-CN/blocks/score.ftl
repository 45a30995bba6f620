# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-phrase-heard = 听完乐句
way-phrase-played = 弹完乐句

# What a teacher reads of a phrase that was played, after "played phrase". $phrase: its number.
way-phrase-clean = { $phrase }，一个音也没弹错
way-phrase-wrong = { $phrase }，弹错 { $wrong } 个音

# Why what a page tells is refused.
no-score = 场景里没有乐谱

# Why a lesson cannot be opened: the file of the scene would have been found wrong before.
score-unread = 乐谱读不了：{ $why }
score-not-there = 缺 { $file }
