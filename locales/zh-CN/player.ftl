# What the native player prints, and its `--help`: an id is `help-`, then the argument.

help = 蜀锦播放器
help-scene = 场景文件夹、.shujin 文件，或装着场景的文件夹
help-headless = 不开窗口：只重放录制文件
help-replay = 录制文件
help-fast = 重放用最快的速度，放完就关窗口
help-record = 把这节课录制到文件
help-seed = 随机种子
help-task = 从这个任务开始，当作前面的都做完了
help-watch = 盯着场景的文件：一存盘就换上新的，人还在原处
help-kiosk = 全屏，无边框：用于大屏
help-board = 大屏对角线（英寸）
help-data = 学习记录存放的文件夹
help-lrs = 学习记录服务器的地址与钥匙 http://…/xapi/statements,USER,SECRET
help-lang = 语言；不写就是 SHUJIN_LANG 或系统的语言
# Why the player does not start.
no-scene = { $path }: 没有场景（没有 scene.toml，也不是场景包）
many-scenes = { $path }: 有 { $count } 个场景，请指明一个
# After a recording was replayed.
states-agree = { $count } 个状态一致
statement-not-kept = 学习记录没能存下：{ $why }
