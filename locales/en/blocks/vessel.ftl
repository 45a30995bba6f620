# What a learner did, as a line of a teacher's timeline begins; the vessel that was poured follows, then how much. $amount: a number.
way-poured = poured
way-poured-amount = { $amount } mL
