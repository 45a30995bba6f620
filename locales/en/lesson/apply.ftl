kind-apply = use of a tool
apply-never-used = the tool is never used so

# In the author's reference.
type-apply = A tool in use
texts-apply = what is done with a tool
names-applied = how often a tool was used so
