sound-engine-makes-itself-plays = 声音由引擎自己合成，放不了录音：删掉这一项，用 kind 选一种。
kind-sound = 声音 [[sound]]

# In the author's reference: headings of types, what texts and names are.
type-sound = 声音
type-sound-kind = 声音的种类
texts-sound = 声音；每个都要
