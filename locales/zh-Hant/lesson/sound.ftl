# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

sound-engine-makes-itself-plays = 聲音由引擎自己合成，放不了錄音：刪掉這一項，用 kind 選一種。
kind-sound = 聲音 [[sound]]

code-sound-each = 聲音的 each 和它的種類不合
sound-short-without-each = 一響就完的聲音，沒有寫 each
sound-each-wanted = `each = "…"`：每變大一次就響一下的數
sound-say-each = 寫上它，如 each = "lab.crossings"。
sound-lasting-with-each = 一直響著的聲音寫了 each
sound-no-each-wanted = 只有 loudness
sound-make-short = 刪掉 each，或改成 kind = "tick"。

# In the author's reference: headings of types, what texts and names are.
type-sound = 聲音
type-sound-kind = 聲音的種類
texts-sound = 聲音；每個都要
