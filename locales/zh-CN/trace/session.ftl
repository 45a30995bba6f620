# Why a sitting cannot begin.
session-pseudonym = 化名是 `p-` 和 16 到 64 位小写的十六进制数字，或 52 个 base32 字母，所以姓名不会是化名
session-home = 学校的网址是完整的 http 或 https IRI，没有查询和片段；写的是 `{ $found }`
