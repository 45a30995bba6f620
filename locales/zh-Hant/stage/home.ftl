# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Home: the scenes as cards, one of them on its way or broken.

home-title = 蜀錦
home-line = 選一個場景，點一下就開始
home-empty = 這裡還沒有場景。請老師把場景放進 scenes 資料夾，再重新整理。

# `$family` is the kind of scene, as below.
home-card = { $family } · { meant-for }

# For which grades a scene is, and how long it takes.
meant-for = { $low }–{ $high } 年級 · 約 { $minutes } 分鐘

# Kinds of scenes.
family-walk = 漫步
family-role = 崗位
family-bench = 實驗臺
family-music = 音樂

home-loading = 正在打開……

# Of a scene that its author has left with a fault.
home-card-fault = 這個場景還打不開

# Turns to the page before.
page-before = 上一頁
page-after = 下一頁

# Which page of scenes is shown: `$page` of `$pages`.
page = 第 { $page } / { $pages } 頁
error-title = 出了點問題
error-line = 回到首頁再試一次。你做過的都已經存好了。

# Of a file that somebody dropped on the page.
error-brought-line = 改好以後再拖進來一次。
