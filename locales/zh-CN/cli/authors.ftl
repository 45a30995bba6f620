# What `shujin check`, `pack` and `new` print.

new-done = { $dir }：好了。改 scene.toml 和 strings，再运行 shujin check { $dir }
new-id = 场景的标识是 { $id }，和文件夹的名称不同；要改，就改 scene.toml 里的 id。
# $hash: the beginning of a sum by which the pack is known.
packed = { $out }：{ $size } KB，{ $hash }
check-clean = { $scene }：通过，{ $warnings } 条提醒
check-problems = { $scene }：{ $errors } 个问题，{ $warnings } 条提醒
