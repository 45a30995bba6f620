# Words on buttons. Texts of scenes mention them, so that a hint says what is written on the screen.

button-hint = Hint

# Goes on in what is being said.
button-next = Next

# Puts a card away that was read.
button-understood = Got it

# Gives the marked options as the answer.
button-submit = These are my answers

# Writes a row of the table of measurements.
button-record = Write this row

# Starts the stopwatch.
button-start-timer = Start

# Stops the stopwatch.
button-stop-timer = Stop

# Plays the music.
button-play = ▶ Play

# Stops the music.
button-rest = ❚❚ Stop

# The pace of the music.
button-slower = Slower
button-faster = Faster

# The music goes on without repeating a phrase.
button-no-loop = All
