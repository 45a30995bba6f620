# In the author's reference and in the schemas that editors show.

# Headings of types.
type-scene = Scene
type-family = Family
type-education = The five educations
type-light = Light
type-walk = Walking
type-viewpoint = Viewpoint
type-path = Path
type-node = Thing
type-model = Model
type-shape = Shape
type-bind = Property that follows
type-property = Property
type-idle = Idle movement
type-idle-kind = Kind of idle movement
type-clip = Movement of the model's own
type-fact = Fact
type-value = Value
type-control = Control
type-task = Task
type-order = Order of steps
type-step = Step
type-inquiry = Element of inquiry
type-hint = Hint
type-rule = Rule
type-trigger = Trigger
type-action = Action
type-assign = Assignment

# What the texts of a scene are, by what they belong to.
texts-scene = title, one-line summary, at most 48 and 160 letters, of which a Chinese character counts two
texts-doing = start card: what you will do
texts-learnt = finish card: what was learnt
texts-goal = learning goal
texts-node = name of a thing; its description
texts-viewpoint = viewpoint
texts-seen = what is seen from a viewpoint, for those who do not see it
texts-value = control or number shown
texts-task = task
texts-line = spoken, logged or caption line
texts-fact-note = note on sources that disagree
texts-fact-unit = unit of a fact, where it is a word or a language writes it otherwise
texts-dialogue = dialogue line `#line:abc`

# What names in expressions are.
names-value = a declared value (number, yes/no, or option word)
names-counts = how often
names-done = yes/no
names-time = seconds since the lesson was started

# What the grammar of expressions does not say. Of functions and signs nothing is translated.
expressions-functions = `clamp(x, least, most)`; `mod(a, b)` is the remainder; the angle of `sin`, `cos` and `tan` is in degrees where it has the unit `°`, else in radians. A minus between two names has a blank on both sides: `a - b`.
expressions-units = **Units**: a unit may stand behind a number; no blanks within the unit, as in `9.8 m/s²`, `25 °C`. The `unit` of values, instruments and columns, and the model's inputs and outputs, are checked: what is added or compared must measure one thing (g and kg are converted by themselves), a number without a unit takes the other side's, products and quotients have units of their own, and a ratio of one kind is a plain number (`1 m / 1 cm` is 100). Angles are converted between `°` and `rad`, which the inverse functions give; a difference of temperatures is in K; per cent and counts are never converted. What is drawn or heard may follow anything.
expressions-no-value = Where there is no value (a division by zero), the last one stands; a model whose input has none, or lies outside its range, stops and says so.

# Of the schema of texts.
strings-schema = The texts of one language: the path of keys is the text's id.
expressions-symbols = **Units that are known**: these; scientific ones take prefixes, and they are joined by `·`, `/` and powers.

# How texts of scenes name what stands on the screen.
mentions-about = Where a hint speaks of a control, a thing, a place or a button on the screen, it mentions it, as in `{ "{" }control.season{ "}" }`, instead of copying its name: the text follows when the name changes or the language does. Quotation marks stand outside.
