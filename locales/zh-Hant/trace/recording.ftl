# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why a recording of a lesson is not replayed.
recording-not-json = 不是錄製檔案：{ $why }
# $found, $known: numbers of formats.
recording-format = 錄製檔案是第 { $found } 版格式，本程式讀第 { $known } 版
recording-scene = 錄製的場景是 { $found }，目前場景是 { $expected }
recording-pack = 錄製時的場景包是 { $found }，目前場景包是 { $expected }：場景已經改過
# $tick: which sixtieth of a second.
recording-order = 第 { $tick } 拍次序不對，或在錄製結束之後
# $left, $right: sums of the state, in hexadecimal.
recording-differs = 第 { $tick } 拍的狀態和錄製時不同：{ $left } 和 { $right }
