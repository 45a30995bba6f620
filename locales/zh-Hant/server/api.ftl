# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why a request to the record store is refused. Programs read it, and those who write them.

refused-key = 沒有鑰匙，或鑰匙不對、已過期
refused-body-late = 正文沒有收完
refused-too-many = 請求太頻繁，請稍後再試
refused-unavailable = 伺服器暫時不能讀寫
refused-no-scene = 沒有這個場景
refused-session = 別的網站不能替瀏覽器要課堂身分
refused-no-file = 這裡沒有這個檔案
alternate-foreign-site = 別的網站的網頁不能這樣寫
alternate-not-in-two = xAPI 2.0.0 沒有 method 參數
alternate-parameters-in-form = 除 method 外的參數應寫在表單裡
alternate-no-method = 不認識方法 { $method }
alternate-bad-field = 表單裡的 { $key } 不對
alternate-too-long = 表單太長
document-unknown = 沒有這份文件
document-not-json = 正文不是可用的 JSON：{ $error }
document-of-another-key = 這份文件是用別的鑰匙寫的，這把鑰匙不能改（需要 all）
document-changed = 這份文件已經變了：請先讀取它現在的 ETag
document-there = 已有這份文件：請先讀取它，再用 If-Match 寫明要替換哪一份
document-new-unsaid = xAPI 1.0.3 要求寫明：新文件請帶 If-None-Match: *
document-not-mergeable = 只有 JSON 物件可以合併，合起來不超過 256 KB；請用 PUT 替換
find-two-ids = statementId 與 voidedStatementId 不能同用
find-not-with-id = 按編號查詢時不能有參數 { $name }
find-no-statement = 沒有這條陳述
find-format = 參數 format 不能是 { $other }，應為 exact、ids 或 canonical
refused-no-resource = 沒有 { $path }：請檢查位址，如 { $near }（結尾不寫 /）、/xapi/statements
refused-packed = 正文不要壓縮（Content-Encoding）
refused-scope = 這把鑰匙不能做這件事（需要 { $wanted }）
page-key-of-another = 這把鑰匙是另一個化名的
page-key-of-another-lesson = 這把鑰匙不是這節課的
page-key-not-then = 那時不在這節課裡
parameter-twice = 參數 { $key } 寫了兩次
parameter-missing = 缺少參數 { $key }
parameter-cannot-be = 參數 { $key } 不能是 { $value }
refused-version = 請求標頭 X-Experience-API-Version 應為 2.0.0 或 1.0.3
parameter-empty = 參數 { $key } 是空的
# $known: names of the parameters that there are.
parameter-unknown = 不認識參數 { $key }；這裡有 { $known }
