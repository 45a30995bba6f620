code-cannot-be-taken = a thing cannot be taken: something else moves it
code-does-not-fit = a rule puts a thing where it does not fit
code-nowhere-to-put = a thing has no place but its own to be put into
code-taken-twice = a thing is written twice
take-each-once = one [[take]] for each thing
take-delete-one = delete one of them.
take-none-of-node = no [[take]] says that it can be taken
take-a-thing = a thing that can be taken: the `node` of a [[take]]
take-write-take = write a [[take]] for it, or name one that there is.
take-place-that-fits = a place where it fits
take-add-accepts = add "{ $thing }" to that place's `accepts`.
take-a-place-for-it = a [[place]] where it fits
take-moved-by-nothing = a node that nothing moves but hands and places
take-not-loose = delete `loose` and the `bind` that moves it; take another shape than a thread.
take-never-taken = the thing is never taken
take-never-there = it never comes there
take-never-comes = nothing is ever taken or put so

# In the author's reference: headings of types, what texts and names are.
type-take = Thing to take
type-putting = Put by a rule
names-held = whether it is in somebody's hand
names-at = the id of the place where it is; empty while it is in hand
