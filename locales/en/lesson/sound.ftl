sound-engine-makes-itself-plays = the engine makes sounds itself and plays no recordings: delete it, and choose a `kind`.
kind-sound = [[sound]]

# In the author's reference: headings of types, what texts and names are.
type-sound = Sound
type-sound-kind = Kind of sound
texts-sound = sound
