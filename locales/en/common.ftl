# What every crate may need.

# What the locale is called by those who speak it.
locale-name = English
list-comma = { ", " }
# Between clauses of one sentence.
list-clause = { ", " }
list-semicolon = { "; " }
list-and = { " and " }
list-or = { " or " }
# Between two sentences.
list-sentence = { " " }
