# /class: how a pupil joins a lesson. Read by children: few and easy words.

join-code-unknown = There is no lesson with this code: look at the board again
join-code-short = Type all six digits on the board
join-code-too-many = Too many wrong codes: wait a few seconds, or scan the code on the board
join-title = Join the lesson
join-code = Type the code on the board
join-next = Next
join-what-is-recorded = What is recorded here?
join-picture-title = Choose your own picture
join-picture-hint = The one your teacher gave you. If you chose wrongly, come back here.
# Under a picture that another device has.
join-picture-taken = in use
# Under the picture of whoever looks.
join-picture-own = this is you
back = Back
join-lesson-over = This lesson is over
seat-changed-too-often = Changed too often: ask your teacher
seat-taken = Somebody has this picture
seat-choose-another = A slip: choose another
seat-number = Your number
seat-show-number = It is yours? Show your teacher the number.
seat-wait = It is yours? Wait a while and press below, or ask your teacher.
seat-try-again-given = I was given it: try again
seat-try-again = Try again
seat-crowded = Many are coming in: wait a little
