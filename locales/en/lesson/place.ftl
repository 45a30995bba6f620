kind-place = [[place]]
code-fits-nothing = nothing fits into a place
code-holds-too-few = more is in a place at first than it holds
code-lie-in-one-another = a place holds several things, all at one point
place-holds = holds = { $n }
place-at-home = at least { $n }: so many things have it as their `home`
place-hold-more = write a larger `holds`, or give some another `home`.
place-accepts-none = empty `accepts`
place-name-things = name the things that fit, or delete the place.
place-apart = `apart`: how far from one thing to the next
place-write-apart = add `apart`, as in apart = "0.1 0 0 m", so that things do not lie in one another.
place-never-filled = nothing is ever put there
place-never-so = it is never so there

# In the author's reference: headings of types, what texts and names are.
type-place = Place to put things
type-held-by = End that comes there
texts-place = place: its name (the node's, where it is left out); what is said when a thing cannot be put there (the engine's words, where it is left out)
names-count = how many things are there
names-in = the first thing there, by its node; empty where nothing is
