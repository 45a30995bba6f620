# What the page itself says, around the engine.

# Before anything else of the page has come; those with `first-` stand in the page's first file.
first-retrying = 网络断了一下，正在重试……
first-failed = 没能从服务器取到需要的文件。请看看网络是否连着，然后再试一次。
first-old = 这个浏览器太旧了，请换用新版的 Edge、Chrome 或 Firefox。
first-wait = 等了很久？请看看网络是否连着，再刷新本页。
first-script = 请在浏览器设置里允许 JavaScript，再刷新本页。
first-canvas = 场景画面

# What this is called, in the title of the page.
name = 蜀锦
subtitle = 沉浸式学习
page-title = { name } · { subtitle }

# The picture of the scene, as it is read aloud.
canvas-name = 场景画面。按 Tab 键走到每个按钮。
# $name: the picture by which a pupil joined the class, as "blue fish"; read aloud.
who-you-are = 你是{ $name }
preparing = 正在准备……
downloading = 正在下载：{ NUMBER($come, minimumFractionDigits: 1, maximumFractionDigits: 1) } / { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB

# The same as `first-retrying` later on; `$number` is which try this is.
retrying = 网络断了一下，正在第 { $number } 次重试……
starting = 正在启动……

# The title where the page did not start; why, and what to do, stand below it.
failed = 没有准备好
failed-network = 没能从服务器取到需要的文件。
failed-webgl = 这个浏览器不能显示立体画面（WebGL 2）。
failed-wasm = 这个浏览器太旧，运行不了这里的程序。
failed-launch = 学习平台没有放行。
failed-start = 程序没能启动。

# What to do, after each kind of failure.
check-network = 请看看网线或无线网络是否连着，服务器是否开着，然后点“再试一次”。
check-browser = 请换用新版的 Edge、Chrome、Firefox 或 Safari，或在浏览器设置里打开“硬件加速”，然后再试一次。
check-launch = 请回到平台，从那里再打开一次。还是这样，就告诉老师。
check-again = 请点“再试一次”。如果还是这样，请把下面的文字告诉老师。
try-again = 再试一次

# The titles where the running page was lost.
lost-panic = 程序出错停下了
lost-webgl = 显卡把画面收走了
lost-help = 你做过的每一步都已经存好。点下面的按钮，回到刚才的场景。

# `$count` records of what was done are still here.
lost-waiting = 还有 { $count } 条学习记录等着发给服务器，网络通了会自己发出去。
lost-back = 回到场景

# Opens what only technicians read.
details = 给老师和技术员看的文字

# Why a scene does not open.
pack-network = 场景没有下载成功。请检查网络，回到首页再打开一次。
pack-missing = 服务器上没有这个场景。
pack-offline = 现在连不上服务器，而这个场景在这里还没有打开过。以前打开过的场景都可以学；这一个等网络通了再来。

# Of a scene that its author has moved while it is open.
watched-gone = 服务器上没有这个场景了：它的 id 改了，或文件夹移走了。回首页看看；改回来就接着上。

# In place of a scene's summary on its card.
card-offline = 现在连不上服务器，这个场景要等网络通了才能打开。
