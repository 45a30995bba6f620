# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What `shujin serve` and `shujin key` print.

# What is shown once of a new key.
key-drawn =
    使用者：{ $name }
    金鑰：{ $secret }
    權限：{ $scopes }
key-revoked-at = 收回 { $at }
key-revoked = 已收回：{ $name }
# How to fetch all that is kept.
traces-how = 學習記錄：curl -u { $user } { $address }/export.jsonl
secret-drawn = 金鑰（只顯示這一次）：{ $secret }
secret-in-file = 金鑰在檔案裡：{ $path }
