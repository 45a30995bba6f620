# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

sound-engine-makes-itself-plays = 聲音由引擎自己合成，放不了錄音：刪掉這一項，用 kind 選一種。
kind-sound = 聲音 [[sound]]

# In the author's reference: headings of types, what texts and names are.
type-sound = 聲音
type-sound-kind = 聲音的種類
texts-sound = 聲音；每個都要
