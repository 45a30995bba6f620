dialogue-never-ends = the dialogue never ends
dialogue-never-begins = the dialogue never begins
dialogue-never-begins-or-ends = the dialogue never begins, or never ends
dialogue-only-by-jump = only a <<jump>> leads there, or who says it has no `node`; what counts is the node at which a dialogue began
dialogue-nothing-begins = nothing begins this dialogue
# What a scene of the family has and this one lacks.
family-role = people who teach the work

# In the author's reference: headings of types, what texts and names are.
type-role = Person
texts-role = role
names-talked = how often it was talked through
names-talking = yes while the dialogue that began there is open
