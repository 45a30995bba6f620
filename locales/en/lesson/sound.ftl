sound-engine-makes-itself-plays = the engine makes sounds itself and plays no recordings: delete it, and choose a `kind`.
kind-sound = [[sound]]
