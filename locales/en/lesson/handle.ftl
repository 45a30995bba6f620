code-handle-does-nothing = a handle changes nothing
handle-value-with-control = a value with a `control`
handle-write-control = give the value a `control`, or name another.
handle-number-with-range = a number with `min` and `max`
handle-write-range = write `min` and `max`, or delete `slide` and `turn`: then a touch changes it.
handle-both-ways = both `slide` and `turn`, or nothing but 0
handle-one-way = one of `slide` and `turn`, not 0; neither, where a touch changes it
handle-delete-one = keep one of them.
handle-none-on-node = no [[handle]] with `slide` or `turn` is on it: nobody can hold it
handle-never-held = it is never held

# In the author's reference: headings of types, what names are.
type-handle = Handle
type-axis = Axis
names-gripped = whether it is held
