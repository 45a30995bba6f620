# Pictures of a scene: what they weigh, and what their files carry besides.
picture-whole-png-jpeg = 完整的 PNG 或 JPEG
picture-make-smaller = 在画图软件里把它缩小到每边最多 { $side } 像素；屏幕上也看不出更多。
picture-save-smaller = 把它缩小；照片存成 JPEG，图画存成 PNG。
picture-scans = 要画 { $scans } 遍的 JPEG
picture-scans-at-most = 最多 { $scans } 遍
picture-save-baseline = 重新保存成普通的 JPEG，不要“渐进式”。
picture-profile-large = 很大的颜色配置文件
picture-save-srgb = 用屏幕的颜色（sRGB）重新保存。
picture-all-pixels = 场景里所有图片共 { $all } 百万像素，这张最大
picture-all-pixels-at-most = 最多 { $most } 百万，即四张每边 { $side } 像素的图片
picture-make-all-smaller = 把图片缩小（牌子上的图每边 1024 像素就够），或拆成两个场景：教室里的旧电脑要带得动。
# What a picture's file carries that is not seen on it; $list is one or several of the next.
picture-carries = 图像以外还带着：{ $list }
# $name is that of a picture within a model.
picture-texture-carries = 贴图 `{ $name }` 图像以外还带着：{ $list }
picture-note-exif = 相机写的信息（Exif：地点、时间、型号或方向）
picture-note-xmp = 软件写的信息（XMP，常有地点和作者）
picture-note-iptc = 作者信息（IPTC）
picture-note-comment = 备注
picture-note-text = 名为 `{ $name }` 的文字
picture-note-preview = 缩略图，可能是修改以前的样子
picture-note-frames = 动图里的其他画面
picture-note-other = 名为 `{ $name }` 的数据
picture-note-behind = 图像结束后的 { $bytes } 字节（一段视频或另一张图）
picture-copy-into-new = 在画图软件里先转正，全选、复制，粘贴到一张新的图里，再保存新图（直接另存为，有的软件会留下这些信息）；或对它运行 exiftool -all=。文件名变了，`file` 和 CREDITS.toml 也要跟着改。
