# What the page itself says, around the engine.

# Before anything else of the page has come; those with `first-` stand in the page's first file.
first-retrying = The network broke off. Trying again…
first-failed = The files needed could not be fetched from the server. Check the network, then try again.
first-old = This browser is too old. Use a recent Edge, Chrome or Firefox.
first-wait = Waiting for long? Check the network, then reload this page.
first-script = Allow JavaScript in the settings of the browser, then reload this page.
first-canvas = The scene

# What this is called, in the title of the page.
name = Shujin
subtitle = Immersive learning
page-title = { name } · { subtitle }

# The picture of the scene, as it is read aloud.
canvas-name = The scene. Press Tab to walk through its buttons.
# $name: the picture by which a pupil joined the class, as "blue fish"; read aloud.
who-you-are = You are the { $name }
preparing = Getting ready…
downloading = Downloading: { NUMBER($come, minimumFractionDigits: 1, maximumFractionDigits: 1) } of { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB

# The same as `first-retrying` later on; `$number` is which try this is.
retrying = The network broke off. Trying again ({ $number })…
starting = Starting…

# The title where the page did not start; why, and what to do, stand below it.
failed = Not ready
failed-network = The files needed could not be fetched from the server.
failed-webgl = This browser cannot draw in three dimensions (WebGL 2).
failed-wasm = This browser is too old for the program here.
failed-launch = The learning platform did not give its leave.
failed-start = The program did not start.

# What to do, after each kind of failure.
check-network = Check that the network is connected and the server is running, then press “Try again”.
check-browser = Use a recent Edge, Chrome, Firefox or Safari, or switch on hardware acceleration in its settings, then try again.
check-launch = Go back to the platform and open it from there again. If it stays so, tell your teacher.
check-again = Press “Try again”. If it happens again, show the text below to your teacher.
try-again = Try again

# The titles where the running page was lost.
lost-panic = The program stopped with an error
lost-webgl = The graphics card took the picture away
lost-help = Everything you did is kept. Press the button to go back to the scene.

# `$count` records of what was done are still here.
lost-waiting =
    { $count ->
        [one] 1 record waits to be sent to the server; it goes out by itself when the network is back.
       *[other] { $count } records wait to be sent to the server; they go out by themselves when the network is back.
    }
lost-back = Back to the scene

# Opens what only technicians read.
details = Text for teachers and technicians

# Why a scene does not open.
pack-network = The scene could not be downloaded. Check the network, go home and open it again.
pack-missing = The server does not have this scene.
pack-offline = The server cannot be reached, and this scene was never opened here. Those that were opened before work; come back to this one when the network is there.

# Of a scene that its author has moved while it is open.
watched-gone = The server has this scene no more: its id was changed, or its folder moved. Look at home; changed back, the lesson goes on.

# In place of a scene's summary on its card.
card-offline = The server cannot be reached. This scene opens when the network is back.
