stream-count-of-widths = `widths` 有 { $widths } 项
stream-widths-as-points = 1 项，或与 points 一样 { $points } 项
stream-width-each-point-all = 每个点一个宽度，或只写一个。
kind-stream = 水流 [[stream]]

# In the author's reference: headings of types, what texts and names are.
type-stream = 流水
texts-stream = 流水；每个都要
