code-joins-nothing = a terminal can be joined to none
code-terminal-twice = a node is two terminals
terminal-each-once = one [[terminal]] for each node
terminal-delete-one = delete one of them.
terminal-that-fits = a terminal that can be joined to another: the `accepts` of both has the other
terminal-accept-each-other = name each in the `accepts` of the other, or leave `accepts` out.
terminal-another-terminal = another terminal: the `node` of another [[terminal]]
terminal-write-terminal = write a [[terminal]] for it, or name one that there is.
terminal-none-of-node = no [[terminal]] says that wires go to it
terminal-do-not-fit = these two terminals do not accept each other
terminal-never-open = nothing is ever joined there
terminal-never-so = they are never joined so
terminal-never-joined = it is never joined

# In the author's reference: headings of types, what names are.
type-terminal = Terminal
names-joined = whether these two terminals are joined; in whichever order they are written
names-wires = how many wires go to it; one that is in a hand still does not count
