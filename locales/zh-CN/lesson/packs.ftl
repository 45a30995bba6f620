pack-empty-file = 空的文件
pack-rar-archive = RAR 压缩文件
pack-model-glb = 模型（.glb）
pack-web-page-xml-file = 网页或 XML 文件
pack-text-file = 文字文件
pack-file-another-kind = 别的文件
pack-no-manifest = 没有 { $manifest }
pack-not-listed-no-part = `{ $path }` 不在清单里，或不属于场景
pack-scenes-folder-zipped-another = 用别的软件压缩的场景文件夹（里面有 `{ $path }`）
pack-does-not-match-hash = `{ $path }` 与清单的校验和不符：文件损坏或被改过
pack-grows-out-all-proportion = `{ $path }` 解开后大得不正常
pack-file-too-large = `{ $path }` 有 { $is } KB，最多 { $most } KB
pack-make-again-shujin-do = 用 shujin pack 重新打包，不要用别的压缩软件改它。
pack-ask-whoever-gave-another = 向给你的人再要一份；来历不明就不要用。
pack-use-fewer-faces-smaller = 减面、缩小图片、删去不用的文件，或拆成两个场景，再打包。
pack-shujin-file-made-shujin = shujin pack 打的 .shujin 文件
pack-check-path-download-again = 检查路径；是下载的就再下载一次；是自己打的就用 shujin pack 重新打包。
pack-hash-every-file = 写着每个文件校验和的 { $manifest }
pack-unzip-run-shujin-check = 解压成文件夹，先 shujin check，再 shujin pack。
pack-names-files-utf-8 = UTF-8 写的文件名
pack-shujin-knows = 这个 shujin 认识的包
pack-use-newer-shujin-again = 换新版的 shujin，或用旧版重新打包。
pack-paths-stay-inside-scene = 留在场景里的路径
pack-name-each-file = 每个文件一个名称
pack-only-files-scene-listed = 只有清单里的场景文件
pack-every-file-listed = 清单里的每个文件
pack-files-manifest-has = 与清单一致的文件
pack-if-you-changed-change = 自己改过，就改原来的场景文件夹，再用 shujin pack 打包；没改过，就向给你的人再要一份。
pack-old-classroom-computers-bear = 教室里的旧电脑带得动的包
pack-files-natural-size = 解开后大小正常的文件
pack-picture-limit = 每边不超过 { $side } 像素、一共不超过 { $most } 百万像素的图片
pack-compiled-dialogues-fit-yarn = 与 .yarn 文件相符的编译结果
pack-can-written = 一个能打的包
pack-shorten-paths-names-then = 缩短文件的路径和名称，再打包。
pack-characters-typeface-has = 字体里有的字
pack-too-many-files = { $count } 个文件，最多 { $most } 个
pack-picture-too-large = `{ $path }` 里的图片一边有 { $side } 像素，最多 { $most }
pack-pictures-too-large = 图片共 { $all } 百万像素，最多 { $most } 百万
pack-only-one-of-two = 只有 { $program } 和 { $texts } 之一
pack-two-files-share-name = 有两个文件叫同一个名称或占同一处
pack-files-name-encoding-not = 文件名的编码认不出来
pack-path-leads-out-scene = 路径 `{ $path }` 指到场景以外
pack-version-known-those-up = 第 { $format } 版的包，这里认识到第 { $pack_format } 版
pack-listed-but-not = 清单里的 `{ $path }` 不在包里
# $error is what a library says, in English: Chinese leaves it out.
pack-damaged = { $error ->
   *[other] 损坏了的 .shujin 文件，或没有下载完
}
pack-not-written = { $error ->
   *[other] 打不了包的文件名或内容
}
pack-manifest-unreadable = { $error ->
   *[other] 读不了的 { $manifest }
}
pack-dialogues-wrong = 编译好的对话不对：{ $why }
pack-glyph-lacks = `{ $c }`（U+{ $number }）：字体里没有这个字，只显示一个方框
pack-glyph-help = 换一个字，或用 shujin pack --font 带上有它的字体。
pack-glyph-help-more = { pack-glyph-help }另有 { $more } 处。

# Why a typeface cannot be cut down to what a scene shows.
# $why is what a library says, in English.
pack-font-broken = 字体读不了：{ $why }
pack-font-lacks = 字体里没有这些字：{ $characters }
pack-pinyin-wrong = 注音不对：{ $why }
pack-pinyin-of-characters = 每个字有自己的拼音
pinyin-too-large = 超过 { $most } KB
pinyin-unreadable = 读不出来：{ $error }
pinyin-is-none = { $found } 不是拼音
