# What the native player prints, and its `--help`: an id is `help-`, then the argument.

help = Plays a scene in a window, or replays a recording
help-scene = A scene's folder, a pack, or a folder of scenes
help-headless = No window: replays a recording and prints the state hashes
help-replay = A recording to replay
help-fast = The replay runs as fast as can be, and the window closes at its end
help-record = Where the lesson is recorded, to be replayed
help-seed = The seed of all chance in the lesson
help-task = The task at which the scene begins, as if those before it were done
help-watch = Looks at the scene's files: what is saved is shown at once, at the same place
help-kiosk = The whole screen without a frame: for a board
help-board = The board's diagonal in inches
help-data = The folder that keeps statements until they are delivered
help-lrs = Where statements are sent, http://…/xapi/statements,USER,SECRET; nowhere if left out
help-lang = The language; without it that of SHUJIN_LANG or of the system
# Why the player does not start.
no-scene = { $path }: no scene here (no scene.toml, and not a pack)
many-scenes = { $path }: { $count } scenes here, name one
# After a recording was replayed.
states-agree = { $count ->
    [one] { $count } state agrees
   *[other] { $count } states agree
}
statement-not-kept = a statement was not kept: { $why }
