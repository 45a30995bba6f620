# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

place-below-ground = 在 `{ $over }` 的地面（{ NUMBER($top, minimumFractionDigits: 2, maximumFractionDigits: 2) } m）下面的 `{ $id }`，它最高到 { NUMBER($y, minimumFractionDigits: 2, maximumFractionDigits: 2) } m
place-thing-can-seen-touched = 看得見、點得到的物件
place-height-greater = 第二個數是高度：把它寫大。
place-far-from-viewpoints = 離最近的視點 { NUMBER($far, maximumFractionDigits: 0) } m 的 `{ $id }`
place-within-metres = { NUMBER($far, maximumFractionDigits: 0) } m 以內
place-change-give-viewpoint-nearby = 改它的 at，或給它一個近處的視點：這麼遠看不見，也點不到。
place-eyes-below-ground = 在 `{ $id }` 的地面（{ NUMBER($top, minimumFractionDigits: 2, maximumFractionDigits: 2) } m）下面的眼睛
place-eyes-above-ground = 高過地面的眼睛
place-height-about = 第二個數是高度：寫成 { NUMBER($wanted, minimumFractionDigits: 2, maximumFractionDigits: 2) } 左右。
place-open-paint-program-save = 在繪圖軟體裡打開，另存為 { $wanted }；只改檔名沒有用。
place-put-real-picture = 換成真的 { $wanted } 圖片。
place-picture-ending-says = { $wanted } 圖片，副檔名寫的就是它
place-capitals-count-rename = 大小寫也要一致：改名為 `{ $home }`。
place-if-stand-card-home = 若是首頁卡片上的圖，改名為 `{ $home }`，放在 scene.toml 旁邊；不用就刪去。
place-if-stand-card-home-save = 若是首頁卡片上的圖，在繪圖軟體裡另存為 PNG，取名 `{ $home }`；不用就刪去。
place-delete-textures-models-lie = 刪去它；模型的貼圖要放在 .glb 裡面。
picture-home-or-named = 首頁的 `{ $home }`，或某個 `[[picture]]` 的 file 寫的圖
picture-alone = 只有影像
place-both-model-shape = model 和 shape 都寫了
place-one-of-them = 只寫一個
place-delete-model-shape = 刪去 model 或 shape。
place-part-without = 掛在 `{ $parent }` 上、沒寫 at 的 `{ $id }`
place-how-far-from = `at = …`：離 `{ $parent }` 多遠
place-write-at = 寫上 at，如 at = "0 0 0 m"；不寫就留在場景的原點。
place-hidden-no-rule-shows = 隱藏的 `{ $id }`，沒有規則讓它出現
place-rule-that-shows = 某條規則 { "{" } show = "{ $id }" { "}" }
place-add-such-rule-delete = 加一條規則，或刪掉 hidden。
place-no-simple-form = 沒有 box、sphere 或 cylinder
place-solid-beside = 同時寫了 solid
place-parent-beside = 同時寫了 parent
place-bind-moves-beside = 同時寫了會移動它的 bind
place-idle-beside = 同時寫了 idle
place-simple-form-gravity-alone = 一個只由重力推動的簡單形體
place-mend-delete-loose = 改掉這一項，或刪去 loose。
place-does-nothing-thread = 線上不起作用的 `{ $key }`
place-thread-from-alone = 只由 from 和 to 定位的線
place-delete-move-thread-move = 刪去這一項；要移動線，就移動它兩端的物件。
place-mist-bounds = 0 ≤ mist_from < mist_to
place-let-mist-begin-before = 讓霧先開始、後變濃。
place-each-number-min-below = min 的每個數都小於 max 的
place-swap-numbers-wrong-way = 對調寫反的數。
place-same-point-eye = 與 eye 相同的點
place-another-point = 另一個點
place-let-eyes-look-somewhere = 讓眼睛看向別處。
place-list-length = `{ $key }` 有 { $length } 項
place-at-least = 至少 { $least } 項
place-add-what-missing = 補足。
