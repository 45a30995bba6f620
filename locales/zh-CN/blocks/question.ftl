# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-answered = 答
way-answered-rightly = 答对
way-predicted = 猜想

# Why what a page tells is refused.
no-such-option = 问题没有这个选项
