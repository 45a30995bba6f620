# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

stream-count-of-widths = `widths` 有 { $widths } 項
stream-widths-as-points = 1 項，或與 points 一樣 { $points } 項
stream-width-each-point-all = 每個點一個寬度，或只寫一個。
kind-stream = 水流 [[stream]]

# In the author's reference: headings of types, what texts and names are.
type-stream = 流水
texts-stream = 流水；每個都要
