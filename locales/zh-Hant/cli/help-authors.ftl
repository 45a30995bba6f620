# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help = 蜀錦：檢查、打包、建立和供應場景
help-check = 檢查場景，一次列出所有問題
help-check-paths = 場景資料夾、裝著場景的資料夾，或 .shujin 檔案
help-check-format = 報告的樣式
help-pack = 把場景打成一個 .shujin 檔案；先檢查
help-pack-dir = 場景資料夾
help-pack-out = 寫到哪裡
help-pack-font = 完整的字型，只取用到的字；不寫就用內附的
help-new = 建立一個能通過檢查的場景
help-new-family = 哪一類
help-new-dir = 新資料夾，如 scenes/culture/my-scene
help-schema = 寫出 scene.toml 的 JSON Schema
help-schema-out = 寫到檔案或資料夾
help-reference = 寫出作者手冊
help-reference-out = 寫到檔案
help-check-format-text = 給人讀
help-check-format-json = 給程式讀
help-new-family-walk = 漫步（德育）：走一走，看一看
help-new-family-role = 崗位（勞動教育）：一個人教你做一件事
help-new-family-bench = 實驗臺（科學教育）：儀器、測量、檢驗
help-new-family-music = 音樂（美育）：聽、看、觸一首曲子
