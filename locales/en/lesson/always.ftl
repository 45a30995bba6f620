# What always holds, and where it does not. In lists each part is a name and what it means, as an expression would say it.

# $set: what was set otherwise than at the start; $means: what the other names of the statement then mean.
always-not-where-then = does not hold with { $set }; then { $means }
always-not-where = does not hold with { $set }
always-not-at-start-where = does not hold at the very start; then { $means }
always-not-at-start = does not hold at the very start
always-change-picture-or-figure = have the picture follow the figure, or change the statement; where it is about some moments only, say which by `if`.
always-if-never-holds = { $condition } never holds where it was tried, so nothing is said
always-if-holds-somewhere = an `if` that holds at one moment at least
always-name-moments = the corners of what controls set are tried; for what rules and tasks bring about, name in `with` what is to be tried.
always-reckoned = `{ $name }`, which is computed
always-what-it-comes-of = a value that can be set, `time`, or what is done, used, examined, visited or answered
always-name-what-it-comes-of = name the values that it is computed from.
always-as-at-its-start = write what is of one kind with its `start`: a number, true or false, or one of its options.
code-never-tried = what always holds was never put to the test
code-not-always = what is said to hold always does not

# In the author's reference: headings of types, what texts and names are.
type-always = What always holds
names-drawn = whether a node is seen; which movement its model plays; in `[[always]]` alone
names-stands = where a node is in the scene, m; how many times larger it is; in `[[always]]` alone
names-stream = how wide a stream is drawn where it begins (0 while it is dry), and how high its water stands there, m; in `[[always]]` alone
