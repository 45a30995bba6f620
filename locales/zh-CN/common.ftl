# What every crate may need.

# What the locale is called by those who speak it.
locale-name = 简体中文
list-comma = 、
# Between clauses of one sentence.
list-clause = ，
list-semicolon = ；
list-and = 和
list-or = 或
# Between two sentences.
list-sentence = { "" }
