# Home: the scenes as cards, one of them on its way or broken.

home-title = Shujin
home-line = Choose a scene and touch it to begin
home-empty = There is no scene here yet. Ask the teacher to put scenes into the scenes folder, then reload.

# `$family` is the kind of scene, as below.
home-card = { $family } · { meant-for }

# For which grades a scene is, and how long it takes.
meant-for = grades { $low }–{ $high } · about { $minutes } min

# Kinds of scenes.
family-walk = Walk
family-role = Work
family-bench = Lab
family-music = Music

home-loading = Opening…

# Of a scene that its author has left with a fault.
home-card-fault = This scene cannot be opened yet

# Turns to the page before.
page-before = Before
page-after = More

# Which page of scenes is shown: `$page` of `$pages`.
page = Page { $page } of { $pages }
error-title = Something went wrong
error-line = Go home and try again. What you did is kept.

# Of a file that somebody dropped on the page.
error-brought-line = Once it is mended, drop it here again.
