# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-joined = joined
way-parted = parted
