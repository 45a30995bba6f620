# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-phrase-heard = heard phrase
way-phrase-played = played phrase

# What a teacher reads of a phrase that was played, after "played phrase". $phrase: its number.
way-phrase-clean = { $phrase }, without a wrong key
way-phrase-wrong = { $phrase }, { $wrong } wrong keys

# Why what a page tells is refused.
no-score = the scene has no score

# Why a lesson cannot be opened: the file of the scene would have been found wrong before.
score-unread = the score cannot be read: { $why }
score-not-there = { $file } is missing
