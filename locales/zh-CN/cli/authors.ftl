# What `shujin check`, `pack` and `new` print.

new-done = { $dir }：好了。改 scene.toml 和 strings，再运行 shujin check { $dir }
new-id = 场景的标识是 { $id }，和文件夹的名称不同；要改，就改 scene.toml 里的 id。
# $hash: the beginning of a sum by which the pack is known.
packed = { $out }：{ $size } KB，{ $hash }
check-clean = { $scene }：通过，{ $warnings } 条提醒
check-problems = { $scene }：{ $errors } 个问题，{ $warnings } 条提醒

# $one and $other are paths of scenes.
same-id = `{ $other }` 和 `{ $one }` 都叫 `{ $id }`
id-for-each-scene = 每个场景一个 id
change-one-id = 改其中一个的 id；若是副本，移到别的文件夹去。
no-scene-here = 没有 scene.toml 的地方
# $said is what the system says, in its own language.
unreadable-not-found = { $said ->
   *[other] 没有这个文件或文件夹
}
unreadable-not-permitted = { $said ->
   *[other] 没有读它的权限
}
unreadable-system-error = { $said ->
   *[other] 读不了（系统错误 { $code }）
}
unreadable-otherwise = { $said ->
   *[other] 读不了
}
scene-or-scenes = 场景文件夹、装着场景的文件夹，或 .shujin 文件
check-path-and-permissions = 检查路径的拼写和文件的权限。
