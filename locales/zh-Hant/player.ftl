# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What the native player prints, and its `--help`: an id is `help-`, then the argument.

help = 蜀錦播放器
help-scene = 場景資料夾、.shujin 檔案，或裝著場景的資料夾
help-headless = 不開視窗：只重播錄製檔案
help-replay = 錄製檔案
help-fast = 重播用最快的速度，放完就關視窗
help-record = 把這節課錄製到檔案
help-seed = 亂數種子
help-task = 從這個任務開始，當作前面的都做完了
help-watch = 盯著場景的檔案：一存檔就換上新的，人還在原處
help-kiosk = 全螢幕，無邊框：用於大螢幕
help-board = 大螢幕對角線（英吋）
help-data = 學習記錄存放的資料夾
help-lrs = 學習記錄伺服器的位址與鑰匙 http://…/xapi/statements,USER,SECRET
help-lang = 語言；不寫就是 SHUJIN_LANG 或系統的語言
# Why the player does not start.
no-scene = { $path }: 沒有場景（沒有 scene.toml，也不是場景包）
many-scenes = { $path }: 有 { $count } 個場景，請指明一個
# After a recording was replayed.
states-agree = { $count } 個狀態一致
statement-not-kept = 學習記錄沒能存下：{ $why }
