# Around a lesson: its bar, its start and finish, what stops it.

# Leads to the scenes.
home = Home
home-arrow = ← { home }

# The button that offers other languages, as it is read aloud; `$language` is the one that is spoken, in itself.
language-name = Language: { $language }

# What is heard, for who does not hear it.
sounds = ♪ { $sounds }

# Signs in the bar: the server does not answer; another tab of the browser has the same scene open.
sign-offline = No network: what you do is kept here
sign-elsewhere = This lesson is open in another tab: what you do here is not kept for next time

pause = Pause

# Goes on after a pause.
go-on = Go on

task-of = Task { $number } of { $count }

# What there is to do now, as it is read aloud: `$step` is a step of the task.
step-now = To do now: { $step }

# How many of the task's steps are done, as it is read aloud.
steps-done = { $done } of { $count } steps done
walk-ahead = ▲ Walk ahead
walk-stop = ■ Stand still

# `$place` is a viewpoint of the scene.
go-to = Go to { $place }

# Where one stands, in the page's title: `$place` is a viewpoint of `$scene`.
title-at = { $place } · { $scene }

# The picture as it is read aloud: where one stands, and what is seen from there.
picture-at = Picture: you are at { $place }.
picture-seen = Picture: you are at { $place }. { $seen }
picture-on-the-way = Picture: on the way.
picture-walking = Picture: you are walking about.

# Numbers as they are announced when they have changed; `$name` is what is measured, `$value` has its unit.
reading = { $name }: { $value }

# `$thing` is something in the scene, as are those below.
look-at = Look at { $thing }
use = Use { $thing }

# Shows where the figures of a text come from, and hides it again.
sources-button = Sources

# Where the figures of a text come from.
sources = Source: { $sources }
start = Begin
start-you-will = You will

# `$task` is the task at which the address has the lesson begin.
start-at = Begins at “{ $task }”

# The same where the scene has no such task; `$tasks` are those that it has.
start-at-unknown = The scene has no task “{ $task }”: it begins at the first. Tasks it can begin at: { $tasks }

# Of a scene that was left before its end.
left-unfinished = You left this half done. You can go on.
resume-go-on = Go on
resume-start-anew = Start afresh
resume-returning = Going back to where you were…
finish-title = Done!
finish-learnt = What you have learnt
finish-time = Time: { $minutes } min { $seconds } s
work-log = Work log
finish-again = Once more
paused-title = Paused
paused-line = Nothing is lost. Go on when you are ready.

# The card of settings, and what opens it.
settings = Settings
settings-sound = Sound
sound-on = On
sound-off = Off

# Whether a voice of the machine's own reads aloud what is said, asked and to be done.
settings-aloud = Read aloud
aloud-on = On
aloud-off = Off
settings-scan = One switch: goes round by itself, press to choose
scan-off = Off

# `$seconds` for each of what can be pressed.
scan-seconds = { $seconds } s each
settings-pinyin = Pinyin
pinyin-on = Shown
pinyin-off = Not shown

# How large text and buttons are.
settings-text = Text
text-usual = Usual
text-large = Large
text-largest = Very large

# Closes the card.
settings-done = Done

# How finely the picture is drawn; below are the choices.
draw = Picture
draw-auto = Automatic
draw-low = Fast
draw-middle = Balanced
draw-high = Fine

# `$quality` is one of the choices above; `$percent` is of the screen's points.
draw-now = Now: { $quality }, sharpness { NUMBER($percent, maximumFractionDigits: 0) } %

# The teacher has stopped the lessons of the class.
held-title = Your teacher asks you to stop
held-line = Look and listen. What you did is kept; you go on when your teacher says so.

# Of a scene that its author is changing while it is open.
fault-title = The change is not shown: the scene has a fault
fault-line = Mend it and save: the new one comes by itself.

# Of a file that was dropped on the page while a lesson goes on.
fault-brought-title = What was brought cannot be opened
fault-brought-line = The lesson goes on.
fault-dismiss = All right

# Shows what is further down on a card that is higher than its room.
scroll-more = Show more

# Opens a panel that was put away, and puts it away: `$panel` is its name, one of those below or the number of the task.
panel-open = Open: { $panel }
hint-waits = hint: open
panel-away = Put away: { $panel }

# What can be set and read; what is being said or asked; the notes of a piece of music.
panel-side = Controls
panel-talk = Read
panel-notes = Notes

# Opens the list of places to go.
places = Go elsewhere

# Turns the view to something that is not in sight: `$thing` is what it is called.
face = Turn to { $thing }
