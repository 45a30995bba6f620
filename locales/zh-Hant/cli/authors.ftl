# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin check`, `pack` and `new` print.

new-done = { $dir }：好了。改 scene.toml 和 strings，再執行 shujin check { $dir }
new-id = 場景的識別碼是 { $id }，和資料夾的名稱不同；要改，就改 scene.toml 裡的 id。
# $hash: the beginning of a sum by which the pack is known.
packed = { $out }：{ $size } KB，{ $hash }
check-clean = { $scene }：通過，{ $warnings } 條提醒
check-problems = { $scene }：{ $errors } 個問題，{ $warnings } 條提醒

# $one and $other are paths of scenes.
same-id = `{ $other }` 和 `{ $one }` 都叫 `{ $id }`
id-for-each-scene = 每個場景一個 id
change-one-id = 改其中一個的 id；若是副本，移到別的資料夾去。
no-scene-here = 沒有 scene.toml 的地方
# $said is what the system says, in its own language.
unreadable-not-found = { $said ->
   *[other] 沒有這個檔案或資料夾
}
unreadable-not-permitted = { $said ->
   *[other] 沒有讀它的權限
}
unreadable-system-error = { $said ->
   *[other] 讀不了（系統錯誤 { $code }）
}
unreadable-otherwise = { $said ->
   *[other] 讀不了
}
scene-or-scenes = 場景資料夾、裝著場景的資料夾，或 .shujin 檔案
check-path-and-permissions = 檢查路徑的拼寫和檔案的權限。
