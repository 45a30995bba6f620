# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What is wrong with an xAPI statement. Names of properties and types stay as xAPI has them.

authority-group = authority 若為組，應為恰有兩個成員的匿名組
expected-agent-or-group = 應為 Agent 或 Group
expected-one-way = 應恰有一種識別碼
expected-group = 應為 Group
group-without-members = 匿名組要有 member
expected-at-most-one-way = 至多一種識別碼
expected-mailto = 應為 mailto: 位址
expected-duration = 應為 ISO 8601 時長
expected-number = 應為數
expected-scaled = 應在 -1 與 1 之間
score-min-not-below-max = min 應小於 max
score-not-between = 不在 min 與 max 之間
expected-language-tag = 應為 語言標籤
must-not-be-empty = 不能是空的
expected-old-time = 應為 ISO 8601 時間
expected-time = 應為 RFC 3339 時間
expected-version = 應為 2.0.x 或 1.0.x
voided-is-reference = 作廢（voided）的物件應為 StatementRef
only-of-activity = 只有物件是 Activity 時才能寫
expected-length = 應為非負整數
expected-object = 應為物件
no-such-property = xAPI 沒有這個屬性
property-missing = 缺少 { $key }
expected-array = 應為陣列
expected-iri = 應為 絕對 IRI
expected-string = 應為 字串
expected-boolean = 應為 true 或 false
expected-language-map = 應為語言表，如 { "{" }"zh-CN": "…"{ "}" }
key-no-language-tag = 鍵應為語言標籤
key-no-iri = 鍵應為絕對 IRI
object-type = 應為 Activity、Agent、Group、StatementRef 或 SubStatement
expected-statement-ref = 應為 StatementRef
expected-activity = 應為 Activity
no-such-interaction = xAPI 沒有這種題型
not-of-interaction = 這種題型沒有它
interaction-type-missing = 缺少 interactionType
stands-twice = 重複
expected-uuid = 應為 UUID
expected-old-version = 應為 1.0.x
expected-type = 應為 { $of }
expected-sha-1 = 應為 SHA-1
