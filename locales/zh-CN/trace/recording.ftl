# Why a recording of a lesson is not replayed.
recording-not-json = 不是录制文件：{ $why }
# $found, $known: numbers of formats.
recording-format = 录制文件是第 { $found } 版格式，本程序读第 { $known } 版
recording-scene = 录制的场景是 { $found }，当前场景是 { $expected }
recording-pack = 录制时的场景包是 { $found }，当前场景包是 { $expected }：场景已经改过
# $tick: which sixtieth of a second.
recording-order = 第 { $tick } 拍次序不对，或在录制结束之后
# $left, $right: sums of the state, in hexadecimal.
recording-differs = 第 { $tick } 拍的状态和录制时不同：{ $left } 和 { $right }
