# Words on buttons. Texts of scenes mention them, so that a hint says what is written on the screen.

button-hint = 提示

# Goes on in what is being said.
button-next = 继续

# Puts a card away that was read.
button-understood = 知道了

# Gives the marked options as the answer.
button-submit = 就选这些

# Writes a row of the table of measurements.
button-record = 记下这一行

# Starts the stopwatch.
button-start-timer = 开表

# Stops the stopwatch.
button-stop-timer = 停表

# Plays the music.
button-play = ▶ 播放

# Stops the music.
button-rest = ❚❚ 停下

# The pace of the music.
button-slower = 慢一点
button-faster = 快一点

# The music goes on without repeating a phrase.
button-no-loop = 全曲
