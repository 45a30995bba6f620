# Parts of scenes: questions, benches, music.

question-predict = Guess first
question-ask = Think
answers-submit = These are my answers

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

# Starts the stopwatch.
stopwatch-go = Start

# Stops the stopwatch.
stopwatch-stop = Stop
row-record = Write this row

# Strikes out a row of the table that was measured wrong.
row-strike = Strike out row { $row }
tab-task = Task

# `$rows` is how many rows were written.
tab-table = Data ({ $rows })
tab-plot = Plot
rows-earlier = ↑ Earlier rows
rows-later = ↓ Later rows
no-rows = No data yet. Measure once, then write the row.

# The line through the points: its slope and the slope's standard error.
plot-line = slope { $slope } ± { $error }

# The plot in words, for who does not see it: `$upright` and `$level` are what its axes show, with units.
plot-about =
    { $points ->
        [one] Plot of { $upright } against { $level }, 1 point.
       *[other] Plot of { $upright } against { $level }, { $points } points.
    }
music-play = ▶ Play
music-rest = ❚❚ Stop
music-slower = Slower
music-faster = Faster

# `$percent` of the pace in which the music is written.
music-rate = speed { NUMBER($percent, maximumFractionDigits: 0) }%
loop-off = No loop
loop-phrase = Loop phrase { $phrase }
music-phrase = Phrase { $number }
keys-hint = Touch a note to play it
vibrate = Vibrate
