# Why a lesson cannot be opened, or its recording not be replayed.

# $why says what is wrong, as a whole sentence.
lesson-not-opened = 课打不开：{ $why }
no-start-viewpoint = 场景里没有作为起点的视点 { $viewpoint }
# $ticks, $most: sixtieths of a second.
replay-too-long = 录制有 { $ticks } 拍，最多重放 { $most } 拍
