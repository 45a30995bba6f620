# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Exports for research, and what was done to them.

export-no-randomness = 系統給不出亂數：{ $why }
export-system = 系統拒絕了：{ $why }
export-small = --k { $k } 太小，至少 { $least }
export-format = { $found }: jsonl、csv 或 parquet
# What stands in the file beside an export. Numbers left out are given as "10–99".
about-title = 這份匯出做過什麼
about-how-much = { $statements } 條學習記錄，來自 { $learners } 名以上的學生
about-groups = 每條記錄只寫小組（{ $k } 人以上），不寫學生；沒有化名、編號或先後把同一名學生的記錄連起來
about-times = 時間只到小時；沒有所用的時間、先後、課堂、班級、教師、自由填寫的文字和附件；讀數和設定只留兩位有效數字
about-anew = 每一條都按允許的清單重新寫成，只含場景裡有的名稱和數字
about-small = 同一場景、同一小時不到 { $k } 名學生的，去掉 { $small } 條
about-unlisted = 沒有憑班級名單上過課的化名不算在內，去掉 { $unlisted } 條
about-foreign = 不是播放器寫的、或說到這裡不認識的場景和版本的，去掉 { $foreign } 條（serve 用哪些場景，就認識哪些）
about-open = 結束還不到七天的小時不匯出，去掉 { $open } 條
about-frozen = 一個場景的一個小時第一次匯出以後就定下來：以後才送到、才認識的去掉 { $late } 條；其中有記錄後來被刪去的，整個小時不再匯出，去掉 { $changed } 條
about-key = 小組由學校的金鑰劃分，每次相同：幾份匯出放在一起，看不出比其中最小的 k 更小的小組
about-remains = 仍然可能的：
about-remains-known = 誰本來就知道某名學生做過組裡很少見的一件事（例如唯一答錯的一題），就能認出那一條；沒有編號由這一條通向這名學生的其他記錄
about-remains-alike = 組裡人人做得一樣（例如都答錯了同一題）時，誰知道某名學生那一小時在這個場景裡，也就知道這名學生是這樣做的
