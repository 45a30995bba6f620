sound-engine-makes-itself-plays = 声音由引擎自己合成，放不了录音：删掉这一项，用 kind 选一种。
kind-sound = 声音 [[sound]]

code-sound-each = 声音的 each 和它的种类不合
sound-short-without-each = 一响就完的声音，没有写 each
sound-each-wanted = `each = "…"`：每变大一次就响一下的数
sound-say-each = 写上它，如 each = "lab.crossings"。
sound-lasting-with-each = 一直响着的声音写了 each
sound-no-each-wanted = 只有 loudness
sound-make-short = 删掉 each，或改成 kind = "tick"。

# In the author's reference: headings of types, what texts and names are.
type-sound = 声音
type-sound-kind = 声音的种类
texts-sound = 声音；每个都要
