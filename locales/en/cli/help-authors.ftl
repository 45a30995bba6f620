# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help = Shujin: checks, packs, starts and serves scenes
help-check = Checks scenes: all problems in one run
help-check-paths = A scene's folder, a folder of scenes, or a pack
help-check-format = The report's form
help-pack = Packs a scene into one file, after checking it
help-pack-dir = The scene's folder
help-pack-out = Where to write
help-pack-font = A whole font, of which only the characters used are taken; else our own
help-new = Starts a scene that checks clean
help-new-family = Which family
help-new-dir = The new folder
help-schema = Prints the JSON Schema of scene.toml
help-schema-out = Writes it to a file, or into a folder
help-reference = Prints the author's reference
help-reference-out = Writes it to a file
help-check-format-text = For people
help-check-format-json = For programs
help-new-family-walk = Places explored on foot
help-new-family-role = A working environment and its process
help-new-family-bench = Apparatus and instruments
help-new-family-music = A piece of music
