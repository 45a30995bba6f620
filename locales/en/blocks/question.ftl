# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-answered = answered
way-answered-rightly = answered rightly
way-predicted = predicted

# Why what a page tells is refused.
no-such-option = the question has no such option
