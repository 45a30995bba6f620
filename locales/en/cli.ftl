# What the command says.

# $one and $other are paths of scenes.
same-id = `{ $id }` for both `{ $other }` and `{ $one }`
id-for-each-scene = an id for each scene
change-one-id = change the id of one of them; move a copy elsewhere.
no-scene-here = a place without scene.toml
# $said is what the system says, in its own language.
unreadable-not-found = what cannot be read ({ $said })
unreadable-not-permitted = what cannot be read ({ $said })
unreadable-system-error = what cannot be read ({ $said })
unreadable-otherwise = what cannot be read ({ $said })
scene-or-scenes = a scene's folder, a folder of scenes, or a pack
check-path-and-permissions = check how the path is written, and the file's permissions.
scene-clean = { $scene }: clean, { $warnings } warnings
scene-with-problems = { $scene }: { $errors } problems, { $warnings } warnings
# $locale is the tag of this locale; Chinese is the one without --lang.
new-scene-done = { $dir }: done. Edit scene.toml and strings, then run shujin check { $dir } --lang { $locale }
new-scene-id = Its id is { $id }, other than the folder's name; change `id` in scene.toml to have another.
