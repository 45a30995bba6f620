# A teacher's classes, their lists and terms.

class-of-others = This is not a class of yours
start-title = Start a lesson
start-no-class = No class yet: ask your administrator to add one with shujin roster and shujin teacher.
class = Class
scene = Scene
start = Start
class-list = List and pictures
class-this-term = This term
class-no-lessons = No lessons yet.
teacher-title = Teacher
lesson-on-now = on now
teacher-home = Shujin · teacher
teacher-password = Password
sign-out = Sign out
scene-unknown = There is no such scene
class-list-about = Each pupil joins with a picture, without a password. Print this page and cut it into slips.
education-moral = moral
education-intellectual = intellectual
education-physical = physical
education-aesthetic = aesthetic
education-labour = labour
term-chart-took-part = took part
term-chart-finished = finished
educations-title = The five educations
educations-lessons = lessons
educations-about = By what each scene says it serves, which may be several; there is no scene yet for physical education.
term-lessons = Each lesson
term-when = When
term-took-part = took part
term-finished = finished
term-no-lessons = No lessons this term.
# A term of a school, from August.
term-autumn = autumn term { $year }
# A term of a school, from February.
term-spring = spring term { $year }

# A scene as a lesson plan.
plan-title = Prepare: lesson plans
plan-of-lesson = lesson plan
plan-meant-for = grades { $low }–{ $high } · { $minutes } min
plan-try = Try it yourself
plan-try-about = nothing of a trial is recorded
plan-before = Before
plan-guesses = Let pupils guess before anything is opened:
plan-during = During: step by step
plan-about-minutes = about { $minutes } min
plan-hints = Hints that pupils can ask for
plan-after = After
plan-compare = Come back to what was guessed:
plan-sources = Figures and their sources
