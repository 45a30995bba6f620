# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-row-written = wrote a row
way-row-struck-out = struck a row out

# Why what a page tells is refused.
no-such-column = the table has no such column
