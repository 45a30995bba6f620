# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What the page itself says, around the engine.

# Before anything else of the page has come; those with `first-` stand in the page's first file.
first-retrying = 網路斷了一下，正在重試……
first-failed = 沒能從伺服器取到需要的檔案。請看看網路是否連著，然後再試一次。
first-old = 這個瀏覽器太舊了，請換用新版的 Edge、Chrome 或 Firefox。
first-wait = 等了很久？請看看網路是否連著，再重新整理本頁。
first-script = 請在瀏覽器設定裡允許 JavaScript，再重新整理本頁。
first-canvas = 場景畫面

# What this is called, in the title of the page.
name = 蜀錦
subtitle = 沉浸式學習
page-title = { name } · { subtitle }

# The picture of the scene, as it is read aloud.
canvas-name = 場景畫面。按 Tab 鍵走到每個按鈕。
# $name: the picture by which a pupil joined the class, as "blue fish"; read aloud.
who-you-are = 你是{ $name }
preparing = 正在準備……
downloading = 正在下載：{ NUMBER($come, minimumFractionDigits: 1, maximumFractionDigits: 1) } / { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB

# The same as `first-retrying` later on; `$number` is which try this is.
retrying = 網路斷了一下，正在第 { $number } 次重試……
starting = 正在啟動……

# The title where the page did not start; why, and what to do, stand below it.
failed = 沒有準備好
failed-network = 沒能從伺服器取到需要的檔案。
failed-webgl = 這個瀏覽器不能顯示立體畫面（WebGL 2）。
failed-wasm = 這個瀏覽器太舊，執行不了這裡的程式。
failed-launch = 學習平台沒有放行。
failed-start = 程式沒能啟動。

# What to do, after each kind of failure.
check-network = 請看看網路線或無線網路是否連著，伺服器是否開著，然後點「再試一次」。
check-browser = 請換用新版的 Edge、Chrome、Firefox 或 Safari，或在瀏覽器設定裡打開「硬體加速」，然後再試一次。
check-launch = 請回到平台，從那裡再打開一次。還是這樣，就告訴老師。
check-again = 請點「再試一次」。如果還是這樣，請把下面的文字告訴老師。
try-again = 再試一次

# The titles where the running page was lost.
lost-panic = 程式出錯停下了
lost-webgl = 顯示卡把畫面收走了
lost-help = 你做過的每一步都已經存好。點下面的按鈕，回到剛才的場景。

# `$count` records of what was done are still here.
lost-waiting = 還有 { $count } 條學習記錄等著傳給伺服器，網路通了會自己傳出去。
lost-back = 回到場景

# Opens what only technicians read.
details = 給老師和技術員看的文字

# Why a scene does not open.
pack-network = 場景沒有下載成功。請檢查網路，回到首頁再打開一次。
pack-missing = 伺服器上沒有這個場景。
pack-offline = 現在連不上伺服器，而這個場景在這裡還沒有打開過。以前打開過的場景都可以學；這一個等網路通了再來。

# Of a scene that its author has moved while it is open.
watched-gone = 伺服器上沒有這個場景了：它的 id 改了，或資料夾移走了。回首頁看看；改回來就接著上。

# In place of a scene's summary on its card.
card-offline = 現在連不上伺服器，這個場景要等網路通了才能打開。
