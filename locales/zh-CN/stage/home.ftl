# Home: the scenes as cards, one of them on its way or broken.

home-title = 蜀锦
home-line = 选一个场景，点一下就开始
home-empty = 这里还没有场景。请老师把场景放进 scenes 文件夹，再刷新。

# `$family` is the kind of scene, as below.
home-card = { $family } · { meant-for }

# For which grades a scene is, and how long it takes.
meant-for = { $low }–{ $high } 年级 · 约 { $minutes } 分钟

# Kinds of scenes.
family-walk = 漫步
family-role = 岗位
family-bench = 实验台
family-music = 音乐

home-loading = 正在打开……

# Of a scene that its author has left with a fault.
home-card-fault = 这个场景还打不开

# Turns to the page before.
page-before = 上一页
page-after = 下一页

# Which page of scenes is shown: `$page` of `$pages`.
page = 第 { $page } / { $pages } 页
error-title = 出了点问题
error-line = 回到首页再试一次。你做过的都已经存好了。

# Of a file that somebody dropped on the page.
error-brought-line = 改好以后再拖进来一次。
