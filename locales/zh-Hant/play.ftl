# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# Why a lesson cannot be opened, or its recording not be replayed.

# $why says what is wrong, as a whole sentence.
lesson-not-opened = 課打不開：{ $why }
no-start-viewpoint = 場景裡沒有作為起點的視點 { $viewpoint }
# $ticks, $most: sixtieths of a second.
replay-too-long = 錄製有 { $ticks } 拍，最多重播 { $most } 拍
