# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Pictures of a scene: what they weigh, and what their files carry besides.
picture-whole-png-jpeg = 完整的 PNG 或 JPEG
picture-make-smaller = 在繪圖軟體裡把它縮小到每邊最多 { $side } 像素；螢幕上也看不出更多。
picture-save-smaller = 把它縮小；照片存成 JPEG，圖畫存成 PNG。
picture-scans = 要畫 { $scans } 遍的 JPEG
picture-scans-at-most = 最多 { $scans } 遍
picture-save-baseline = 重新儲存成普通的 JPEG，不要「漸進式」。
picture-profile-large = 很大的色彩描述檔
picture-save-srgb = 用螢幕的顏色（sRGB）重新儲存。
picture-all-pixels = 場景裡所有圖片共 { $all } 百萬像素，這張最大
picture-all-pixels-at-most = 最多 { $most } 百萬，即四張每邊 { $side } 像素的圖片
picture-make-all-smaller = 把圖片縮小（牌子上的圖每邊 1024 像素就夠），或拆成兩個場景：教室裡的舊電腦要跑得動。
# What a picture's file carries that is not seen on it; $list is one or several of the next.
picture-carries = 影像以外還帶著：{ $list }
# $name is that of a picture within a model.
picture-texture-carries = 貼圖 `{ $name }` 影像以外還帶著：{ $list }
picture-note-exif = 相機寫的資訊（Exif：地點、時間、型號或方向）
picture-note-xmp = 軟體寫的資訊（XMP，常有地點和作者）
picture-note-iptc = 作者資訊（IPTC）
picture-note-comment = 備註
picture-note-text = 名為 `{ $name }` 的文字
picture-note-preview = 縮圖，可能是修改以前的樣子
picture-note-frames = 動圖裡的其他畫面
picture-note-other = 名為 `{ $name }` 的資料
picture-note-behind = 影像結束後的 { $bytes } 位元組（一段影片或另一張圖）
picture-copy-into-new = 在繪圖軟體裡先轉正，全選、複製，貼上到一張新的圖裡，再儲存新圖（直接另存為，有的軟體會留下這些資訊）；或對它執行 exiftool -all=。檔名變了，`file` 和 CREDITS.toml 也要跟著改。
