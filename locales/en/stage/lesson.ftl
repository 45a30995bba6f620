# Around a lesson: its bar, its start and finish, what stops it.

# Leads to the scenes.
home = Home
home-arrow = ← { home }

# The button that offers other languages, as it is read aloud; `$language` is the one that is spoken, in itself.
language-name = Language: { $language }

# What is heard, for who does not hear it.
sounds = ♪ { $sounds }
pause = Pause

# Goes on after a pause.
go-on = Go on
hint = Hint

# Goes on in what is being said.
next = Next

# Puts a card away that was read.
understood = Got it
task-of = Task { $number } of { $count }
walk-ahead = ▲ Walk ahead
walk-stop = ■ Stand still

# `$place` is a viewpoint of the scene.
go-to = Go to { $place }

# `$thing` is something in the scene, as are those below.
look-at = Look at { $thing }
use = Use { $thing }

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
panel-away = Put away: { $panel }

# What can be set and read; what is being said or asked; the notes of a piece of music.
panel-side = Controls
panel-talk = Read
panel-notes = Notes

# Opens the list of places to go.
places = Go elsewhere

# Turns the view to something that is not in sight: `$thing` is what it is called.
face = Turn to { $thing }
