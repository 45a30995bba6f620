# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# The pictures by which pupils join: motifs and colours.

picture-fish = 魚
picture-leaf = 葉子
picture-umbrella = 傘
picture-star = 星星
picture-boat = 船
picture-butterfly = 蝴蝶
picture-mountain = 山
picture-key = 鑰匙
picture-lantern = 燈籠
picture-bamboo = 竹子
picture-moon = 月亮
picture-teapot = 茶壺
picture-red = 紅
picture-blue = 藍
picture-green = 綠
picture-yellow = 黃
picture-purple = 紫
# What a picture is called, as "blue fish".
picture-name = { $colour }{ $motif }
