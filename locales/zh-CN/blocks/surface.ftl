# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-covered = 全做完
