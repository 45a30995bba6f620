sound-engine-makes-itself-plays = 声音由引擎自己合成，放不了录音：删掉这一项，用 kind 选一种。
kind-sound = 声音 [[sound]]
