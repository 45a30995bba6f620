# Parts of scenes: questions, benches, music.

question-predict = Guess first
question-ask = Think

# What is said to an answer.
answer-right = ✓ Right!
answer-wrong = ○ Think again
guess-noted = Your guess is noted. See what happens.
your-guess = You guessed: { $guess }

# `$role` is somebody in the scene.
talk-to = Talk to { $role }

# `$thing` carries a picture; touching it shows the picture large.
look-closely = Look closely at { $thing }

# Stands in the place of a picture that is broken; what would be seen on it follows.
picture-unshown = this picture cannot be shown

# `$input` is what an experiment is given, as the scene calls it.
bench-stopped = “{ $input }” has no value, or lies outside the range the model holds for: the bench stands still until it is set back.

# Strikes out a row of the table that was measured wrong.
row-strike = Strike out row { $row }

# The table as it is read aloud; `$rows` is how many of its rows count.
table-about =
    { $rows ->
        [one] Table of data, 1 row
       *[other] Table of data, { $rows } rows
    }

# A row of the table as it is read aloud.
row = Row { $row }
row-struck = Row { $row }, struck out

# Brings back a row that was struck out.
row-restore = Bring row { $row } back
tab-task = Task

# `$rows` is how many rows were written.
tab-table = Data ({ $rows })
tab-plot = Plot
rows-earlier = ↑ Earlier rows
rows-later = ↓ Later rows
# `$record` is the button that writes a row.
no-rows = No data yet. Measure once, then press “{ $record }”.

# The line through the points: its slope and the slope's standard error.
plot-line = slope { $slope } ± { $error }
plot-line-name = Line

# In the place of the line. `$level` is the heading of what lies along the level axis.
plot-too-close = { $level } is nearly the same in all points: no line can be told. Measure some that differ more.

# The plot in words, for who does not see it: `$upright` and `$level` are what its axes show, with units.
plot-about =
    { $points ->
        [one] Plot of { $upright } against { $level }, 1 point.
       *[other] Plot of { $upright } against { $level }, { $points } points.
    }

# From where to where its points lie along one axis.
plot-range = { $axis } from { $from } to { $to }.

# How its points lie.
plot-rises = The points rise to the right.
plot-falls = The points fall to the right.
plot-level = The points lie at about one height.
plot-scattered = The points lie now high, now low.

# The line through the points; `$off` is how far the furthest point lies above or below it.
plot-fit = A straight line is drawn: slope { $slope }, intercept { $intercept }; the furthest point is { $off } off it.

# `$percent` of the pace in which the music is written.
music-rate = speed { NUMBER($percent, maximumFractionDigits: 0) }%

# A button for each phrase: it sounds again and again. `$phrase` is its number.
loop-label = Ph. { $phrase }

# What such a button is called: it begins, or it stops.
loop-phrase = Play phrase { $phrase } again and again
loop-stop = Stop phrase { $phrase }

music-phrase = Play phrase { $number }

# Below the keys: what they are for; while somebody plays, that the song waits, or how the last note followed the one before. No judgement.
keys-hint = Read the numbers and press the keys; the song waits while you play.
keys-wait = The song waits for you: one note after the other, as the numbers say.
rhythm-even = ♪ In time
rhythm-early = ♪ Early: the note before may ring a little longer
rhythm-late = ♪ Late: the next one may come a little sooner

# What a thin and a thick note means.
loudness-soft = thin: soft
loudness-loud = thick: loud

# The dots that show the beat. `$beats` in a measure.
beats = { $beats } beats in a measure; the red dot shows the beat

# `$thing` is the instrument of the scene: touching it lets the next note be heard.
hear-next = Touch { $thing } to hear the next note

# Names of scale degrees, on keys: as narrow as can be.
tone-do = do
tone-re = re
tone-mi = mi
tone-fa = fa
tone-sol = sol
tone-la = la
tone-ti = ti
tone-gong = gong
tone-shang = shang
tone-jue = jue
tone-zhi = zhi
tone-yu = yu
vibrate = Vibrate

# What can be done with things: `$thing` is taken, put back, put into a place that is called `$place`.
take-thing = Take { $thing }
put-into = Put { $thing } here: { $place }
put-back = Put { $thing } back
undo = Undo
undo-nothing = There is nothing to undo

# `$thing` is a handle: it is dragged, or touched to go on by a step.
move-handle = Move { $thing }

# Told once when it happens.
took-thing = In your hand: { $thing }
put-thing = { $thing }: { $place }
thing-back = { $thing } is back
refused-fits = { $thing } does not go here: { $place }
refused-full = { $place } is full
refused-needs = { $thing } cannot go here yet: { $place }

# A surface is gone over: a touch does a row of it. `$percent` is how much of it is done.
work-surface = Rub { $thing }
surface-done = { $thing }: { $percent } %
# A tool in hand is used on `$thing`.
use-tool = Use { $tool } on { $thing }

# What a touch does, in the author's own words.
does-as-written = { $text }

# What is in a vessel, and what is poured. `$inside` is liquids with their amounts, `$dose` and `$amount` volumes, `$into` and `$from` vessels.
vessel-holds = { $vessel }: { $inside }
vessel-empty = empty
pour-dose = Pour { $dose }: { $into }
pour-into = Pour into { $into }
poured = Poured { $amount }: { $into }
pour-refused-fits = { $from } is not poured into this: { $into }
pour-refused-needs = { $from } cannot be poured yet
pour-refused-empty = { $from } is empty
pour-refused-full = No more room: { $into }

# Wires: one is drawn from a terminal, `$from`, to another, `$to`.
wire-begin = Draw a wire from { $from }
wire-join = Join { $from } to { $to }
wire-part = Take the wire off: { $from } – { $to }
wire-drop = Let go of the wire from { $from }
wire-held = A wire from { $from } is in your hand
wire-refused-itself = A wire joins two different terminals
wire-refused-fits = No wire from there goes to { $to }
wire-refused-needs = { $to } cannot be wired yet
wire-refused-full = No more wires fit here: { $to }
