# Why a statement is none that a player writes.

no-scene-of-school = no scene of this school
no-scene-on-server = the server knows no such scene
too-long = longer than any that a player writes
not-written-by-a-player = no player writes that
only-pseudonyms = a page may only tell of a pseudonym
time-missing = the time is missing
no-such-kind-of-part = no scene has such a part
no-such-verb = no player tells that of such a part
no-lesson-id = no id of a lesson
no-uuid = must be a UUID
no-such-part = the scene has no such part
part-without-number = such a part has a number
no-such-goal = the scene has no such goal
