stream-count-of-widths = `widths`, a list of { $widths }
stream-widths-as-points = a list of 1, or of { $points } as in `points`
stream-width-each-point-all = a width for each point, or one for all.
kind-stream = [[stream]]

# In the author's reference: headings of types, what texts and names are.
type-stream = Running water
texts-stream = stream
