# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What every crate may need.

# What the locale is called by those who speak it.
locale-name = 繁體中文
list-comma = 、
# Between clauses of one sentence.
list-clause = ，
list-semicolon = ；
list-and = 和
list-or = 或
# Between two sentences.
list-sentence = { "" }
