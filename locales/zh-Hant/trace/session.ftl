# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why a sitting cannot begin.
session-pseudonym = 化名是 `p-` 和 16 到 64 位小寫的十六進位數字，或 52 個 base32 字母，所以姓名不會是化名
session-home = 學校的網址是完整的 http 或 https IRI，沒有查詢和片段；寫的是 `{ $found }`
