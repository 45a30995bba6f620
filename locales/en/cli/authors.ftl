# What `shujin check`, `pack` and `new` print.

new-done = { $dir }: done. Edit scene.toml and strings, then run shujin check { $dir }
new-id = Its id is { $id }, other than the folder's name; change `id` in scene.toml to have another.
# $hash: the beginning of a sum by which the pack is known.
packed = { $out }: { $size } KB, { $hash }
check-clean = { $scene }: clean, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
check-problems = { $scene }: { $errors ->
    [one] { $errors } problem
   *[other] { $errors } problems
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}

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
