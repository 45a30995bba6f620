lab-instrument-without-reads = `{ $id }` without `reads`
lab-key-reads = `reads = …`
lab-say-what-it-reads = say what it reads, as in `reads = "lab.angle"`.
lab-model = a model
lab-input = an input of the model
lab-action = an action of the model
lab-change-ready-no-row = change `ready`: as it is, no row can ever be written.
lab-row-never-written-ready = a row that is never written: `ready` does not hold then
lab-record-while-ready-holds = a `record` while `ready` holds
lab-change-rules-if-ready = change the rule's `if`, or `ready`: while that does not hold, `record` does nothing.
lab-instrument-never-there = the instrument is never there
lab-no-row-ever-written = no row is ever written
lab-model-holds-range-alone = the model holds in this range alone: give the value `min` and `max`, or change the expression.
kind-instrument = [[lab.instrument]]
kind-column = [[lab.table.column]]
lab-column-left = a column to its left
lab-move-column-before = move that column before this one.
lab-instrument-counts-nothing = the instrument counts nothing: no `counts`
lab-plot-draws-no-line = the plot draws no line: `line_from` is 0
lab-without-actions = `{ $name }` without `actions`: no button sets it going
lab-write-actions = write it in [lab]; the buttons are labelled line.act-….
lab-column-free-of-noise = a column free of noise: the error of `{ $instrument }` (sd = { $sd }) is not far below its resolution ({ $resolution })
lab-count-settings = one setting read twice counts as two: count a column of the set value, or make `resolution` { $wanted } or more.
lab-line-span-wanted = `line_span`: by the error of `{ $instrument }` (sd = { $sd }) rows of one setting differ too, and a line through them says nothing
lab-write-line-span = write line_span: how far apart along x points must lie for a line.
lab-action-in-scene-with-lab = an action in a scene with a [lab]
lab-add-lab-or-delete-action = add a [lab], or delete the action.
lab-no-table = there is no table
code-never-recorded = no row can ever be written
code-no-actions = no button sets a model going
code-noisy-distinct = noise counts as different settings
code-noisy-line = a line may be drawn through noise
code-record-unready = a rule records only while the table is not ready
# $kind is lab-model, lab-input or lab-action.
lab-one-of = { $kind }: { $list }
# What a scene of the family has and this one lacks.
family-bench = a model and instruments

# In the author's reference: headings of types, what texts and names are.
type-lab = Lab
type-instrument = Instrument
type-instrument-kind = Kind of instrument
type-table = Table
type-column = Column
type-plot = Plot
texts-instruments = instrument, column
texts-actions = label of an action's button
names-lab = a number of the lab model
names-readings = the last reading; what it counted meanwhile
names-table = of the data table
names-fit = of the plot's line (0 before there is one)
