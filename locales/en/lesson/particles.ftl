# In the author's reference: headings of types, what texts and names are.

type-drift = Small things in the air
type-drift-kind = Kind of small thing in the air
