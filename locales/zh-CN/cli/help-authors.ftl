# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help = 蜀锦：检查、打包、新建和供应场景
help-check = 检查场景，一次列出所有问题
help-check-paths = 场景文件夹、装着场景的文件夹，或 .shujin 文件
help-check-format = 报告的样式
help-pack = 把场景打成一个 .shujin 文件；先检查
help-pack-dir = 场景文件夹
help-pack-out = 写到哪里
help-pack-font = 完整的字体，只取用到的字；不写就用自带的
help-new = 新建一个能通过检查的场景
help-new-family = 哪一类
help-new-dir = 新文件夹，如 scenes/culture/my-scene
help-schema = 写出 scene.toml 的 JSON Schema
help-schema-out = 写到文件或文件夹
help-reference = 写出作者手册
help-reference-out = 写到文件
help-check-format-text = 给人读
help-check-format-json = 给程序读
help-new-family-walk = 漫步（德育）：走一走，看一看
help-new-family-role = 岗位（劳动教育）：一个人教你做一件事
help-new-family-bench = 实验台（科学教育）：仪器、测量、检验
help-new-family-music = 音乐（美育）：听、看、触一首曲子
