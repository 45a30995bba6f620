sound-engine-makes-itself-plays = the engine makes sounds itself and plays no recordings: delete it, and choose a `kind`.
kind-sound = [[sound]]

code-sound-each = a sound's `each` does not fit its kind
sound-short-without-each = a sound that is over at once, without `each`
sound-each-wanted = `each = "…"`: a number, with which it sounds each time that it has grown
sound-say-each = write it, as in each = "lab.crossings".
sound-lasting-with-each = a sound that lasts, with `each`
sound-no-each-wanted = `loudness` alone
sound-make-short = delete `each`, or make it kind = "tick".

# In the author's reference: headings of types, what texts and names are.
type-sound = Sound
type-sound-kind = Kind of sound
texts-sound = sound
