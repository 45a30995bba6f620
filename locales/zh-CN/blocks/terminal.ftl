# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-joined = 接上
way-parted = 拆开
