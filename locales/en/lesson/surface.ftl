code-surface-twice = One node has two [[surface]]s
code-not-taken = The tool is nothing that a hand takes
surface-tool-taken = a tool that a hand takes: the node of a [[take]]
surface-each-once = one [[surface]] for each node
surface-none-on-node = this node has no [[surface]]
surface-never-worked = this surface can never be gone over
surface-never-covered = this surface is never gone over wholly

# In the author's reference.
type-surface = A surface to be rubbed or washed
type-surface-look = What is seen of a surface
texts-surface = what is done with a surface
names-covered = how much of a surface is done, 0–1
