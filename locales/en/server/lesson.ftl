# A lesson as its teacher sees it: who is where, what has come of it, one pupil's way.

lesson-unknown = There is no such lesson
lesson-of-another-class = This was a lesson of another class of this name
lesson-go-on = All go on
lesson-pause = Pause all
lesson-end = End the lesson
lesson-over = The lesson is over
print = Print
lesson-code = Code
lesson-code-near = At school the first four digits are enough
lesson-paused = all are paused
project-show = Show on the wall
project-about = opens in a new window: the code alone, no names and no answers
project-address = Address for pupils
project-local-only = This server answers this machine alone: pupils cannot open it. Ask your administrator to start it with shujin serve --listen 0.0.0.0:8000.
lesson-qr-code = QR code of the lesson
lesson-who-is-where = Who is where
lesson-who-was-there = Who was there
seat-look-at-number = look at the number on the pupil's screen
seat-asked-for = another device chose this picture too
seat-number-typed = Number on the pupil's screen
seat-give-to-typed = Give it to this number
progress-not-here = not here yet
progress-was-not-there = was not there
progress-joined = joined, not begun
progress-joined-only = joined, did not begin
progress-gone = has left the scene
progress-finished = finished
lesson-scene-absent = This scene is not on the server now: only who came can be shown.
tasks-chart-did = did it
tasks-chart-asked = asked for a hint
tasks-title = Tasks
tasks-task = Task
tasks-did = did it
tasks-asked = asked for a hint
lesson-statements = The raw records of this lesson
figures-where-from = Where these figures come from
played-title = Playing
played-phrase = Phrase
played-times = times played
played-wrong = wrong keys
tasks-who-did = who did it, which hints were shown
tasks-those-who-did = did it
tasks-those-who-did-not = did not yet
questions-title = Questions
questions-prediction = a prediction: neither right nor wrong
pupil-unknown = There is no such number in this class
pupil-back = Back to the lesson
pupil-replay = Watch it again
pupil-statements = The raw records of this pupil
pupil-no-record = No record yet.
pupil-data = Measured data
pupil-way = The way
# $here of $all pupils of the class.
lesson-here = { $here } / { $all } are at it
lesson-came = { $came } / { $all } were there
# A button: whoever's screen shows this number gets the pupil's seat.
seat-give-to = Give it to { $number }
# How many hints a pupil asked for.
progress-hints = hints asked for: { $hints }
stuck-title = May be stuck
# For how many minutes somebody has been at a step.
waited = at this step for { $minutes } min
# $usual: minutes that half of the class took for it at most.
waited-beside-class = at this step for { $minutes } min (most: { $usual } min)
waited-asked = hints asked for: { $asked }
# Beside a hint: how many pupils asked for it, and to how many it came by itself.
hint-asked-and-came = asked for by { $asked }, came by itself to { $came }
questions-right-at-once = right at once { $right } / { $all }
# $option: what turned out to be right of what pupils predicted.
questions-found-later = found later: { $option }
# Beside how many chose an option first: how many more chose it later.
questions-later-too = (later too { $more })
# Numbers of sittings follow, for the school's IT.
pupil-registrations = numbers of the sittings, for your IT:{ " " }
# A line of what a pupil did. $said: what was done, as "looked at"; $what: names of things, or how it went.
way-entry = { $said } { $what }
way-names-and-detail = { $names } { $detail }
# $asked: the question that was answered.
way-in-answer = { $said }（{ $asked }）
