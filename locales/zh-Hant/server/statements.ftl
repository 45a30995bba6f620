# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why statements, their attachments and signatures are refused.

body-not-utf-8 = 正文不是 UTF-8
body-more-than-a-player-writes = 超過播放器會寫的
body-key-twice = 同一個鍵寫了兩次
put-takes-one = PUT 只收一條陳述
batch-too-many = 一次最多 { $statements } 條
body-not-json = 正文不是 JSON：{ $error }
statement-id-differs = 與參數 statementId 不同
statement-id-twice = 在同一批中重複
attachment-did-not-come = 沒有收到這個附件
attachment-without-url = 沒有 fileUrl，附件應隨 multipart/mixed 發來
attachment-unused = 沒有陳述提到附件 { $sha2 }
body-kind = Content-Type 應為 application/json 或 multipart/mixed
attachment-of-page = 網頁不能發附件
attachment-first-part = 第一段應為 application/json
statements-too-large = 陳述超過 1 MB
attachment-header-missing = 附件缺少標頭 { $name }
attachment-encoding = 附件的 Content-Transfer-Encoding 應為 binary
attachment-digest = 附件內容與 X-Experience-API-Hash { $sha2 } 不符
body-too-large = 正文超過 { $most }
signature-kind = 簽名附件的 contentType 應為 application/octet-stream
signature-no-jws = 簽名不是 JWS
signature-algorithm = 簽名演算法應為 RS256、RS384 或 RS512
signature-of-another = 簽名的內容與陳述不同
signature-not-of-certificate = 簽名與憑證不符
multipart-no-boundary = Content-Type 沒有 boundary
multipart-no-part = 正文裡沒有 boundary
multipart-no-end = 正文沒有結束的 boundary
multipart-headers = 分段的標頭不對
statement-conflict = 已有另一條陳述用了編號 { $id }
statements-too-tangled = 牽連太多：人、活動或互相引用的陳述超過一次請求所能處理的，請分開發送
statement-too-many-keys = 涉及的人和活動太多：檢索標記 { $keys } 個，最多 { $most } 個
