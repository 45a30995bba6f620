# The pictures by which pupils join: motifs and colours.

picture-fish = 鱼
picture-leaf = 叶子
picture-umbrella = 伞
picture-star = 星星
picture-boat = 船
picture-butterfly = 蝴蝶
picture-mountain = 山
picture-key = 钥匙
picture-lantern = 灯笼
picture-bamboo = 竹子
picture-moon = 月亮
picture-teapot = 茶壶
picture-red = 红
picture-blue = 蓝
picture-green = 绿
picture-yellow = 黄
picture-purple = 紫
# What a picture is called, as "blue fish".
picture-name = { $colour }{ $motif }
