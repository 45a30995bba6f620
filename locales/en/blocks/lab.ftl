# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-row-written = wrote a row
way-row-struck-out = struck a row out
way-row-brought-back = brought a row back

# Why what a page tells is refused.
no-such-column = the table has no such column

# Why a lesson cannot be opened: the file of the scene would have been found wrong before.
no-such-model = this engine has no lab model named { $model }
