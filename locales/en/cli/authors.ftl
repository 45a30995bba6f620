# What `shujin check`, `pack` and `new` print.

new-done = { $dir }: done. Edit scene.toml and strings, then run shujin check { $dir }
new-id = Its id is { $id }, other than the folder's name; change `id` in scene.toml to have another.
# $hash: the beginning of a sum by which the pack is known.
packed = { $out }: { $size } KB, { $hash }
check-clean = { $scene }: clean, { $warnings } warnings
check-problems = { $scene }: { $errors } problems, { $warnings } warnings
