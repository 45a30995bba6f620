# What `shujin serve` and `shujin key` print.

# What is shown once of a new key.
key-drawn =
    用户：{ $name }
    密钥：{ $secret }
    权限：{ $scopes }
key-revoked-at = 收回 { $at }
key-revoked = 已收回：{ $name }
# How to fetch all that is kept.
traces-how = 学习记录：curl -u { $user } { $address }/export.jsonl
secret-drawn = 密钥（只显示这一次）：{ $secret }
secret-in-file = 密钥在文件里：{ $path }
