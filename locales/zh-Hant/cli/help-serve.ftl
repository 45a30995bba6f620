# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-key-add = 造一把鑰匙，金鑰只顯示這一次
help-key-add-name = 誰的鑰匙：陳述會記下它
help-key-add-scopes = 能做什麼，用逗號隔開：statements/write、statements/read/mine、statements/read、state（只限自己寫的）、define、profile、all/read、all
help-key-add-rate = 每秒最多幾次請求；不寫就同 serve --rate
help-key-add-kilobytes = 一次最多幾 KB，只能比伺服器的更小：陳述 1024，連附件 16384
help-key-list = 列出所有鑰匙
help-key-revoke = 收回一把鑰匙；最多半分鐘後失效
help-key-revoke-name = 哪一把
help-serve = 開伺服器：網頁、場景、學習記錄
help-key = 學習記錄庫的鑰匙：造、列、收回
help-serve-listen = 位址和連接埠
help-serve-scenes = 場景所在的資料夾或 .shujin 檔案，可以寫幾次
help-serve-watch = 盯著場景的檔案：一存檔，打開的網頁就換上新的，人還在原處；有錯就寫在網頁上
help-serve-address = 學生輸入的網址，寫在課堂碼旁邊，如 http://192.168.1.5:8000；不寫就自己找出來
help-serve-site = 網頁播放器所在的資料夾；不寫就用程式旁邊的 site
help-serve-keys = 能讀寫學習記錄的 使用者:金鑰，可以寫幾次；不寫就自動產生一個。金鑰可以寫成 @檔案
help-serve-lrs = 網頁把學習記錄寄到別的記錄庫：位址,使用者,金鑰（或 @檔案）
help-serve-forward = 把去識別化的學習記錄轉給區裡的記錄庫：位址（https）,使用者,金鑰（或 @檔案）
help-serve-tls-cert = TLS 憑證（PEM）
help-serve-tls-key = 憑證的私鑰（PEM）
help-serve-proxy = 前面有學校自己的代理伺服器，由它處理 https；請求從哪裡來，聽它的 X-Forwarded-For
help-serve-cors = 允許哪些別的網頁從瀏覽器存取記錄庫，如 https://lms.example，可以寫幾次
help-serve-platforms = 從哪些學習平台啟動場景（cmi5），如 https://lms.example，可以寫幾次
help-serve-keep-years = 學習記錄保留幾個學年（八月算起），更早的自動刪去；不寫就不刪，直到用 shujin retain
help-serve-rate = 每把鑰匙每秒最多多少次請求，`shujin key add --rate` 可以另定
help-serve-log = 執行記錄的樣式，寫到標準錯誤
help-serve-home = 學校自己的網址，給匿名編號和場景作字首
help-serve-log-off = 不寫
help-serve-log-text = 給人讀
help-serve-log-json = 給程式讀，每次請求一行
