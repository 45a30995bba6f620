# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why a statement is none that a player writes.

no-scene-of-school = 不是這所學校的場景
no-scene-on-server = 伺服器上沒有這個場景
too-long = 太長了，播放器不會這樣寫
not-written-by-a-player = 播放器不會這樣寫
only-pseudonyms = 網頁只能用化名
time-missing = 缺少時間
no-such-kind-of-part = 場景裡沒有這樣的部分
no-such-verb = 沒有這樣的動詞
no-lesson-id = 不是課堂的編號
no-uuid = 應是一個 UUID
no-such-part = 場景裡沒有這一部分
part-without-number = 這一部分應當是編號
no-such-goal = 場景沒有這個目標
