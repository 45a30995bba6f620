# Why a recording of a lesson is not replayed.
recording-not-json = not a recording: { $why }
# $found, $known: numbers of formats.
recording-format = the recording has format { $found }, this program reads format { $known }
recording-scene = recorded in scene { $found }, but the scene at hand is { $expected }
recording-pack = recorded with pack { $found }, but the pack at hand is { $expected }: the scene was changed since
# $tick: which sixtieth of a second.
recording-order = tick { $tick } is out of order or after the end of the recording
# $left, $right: sums of the state, in hexadecimal.
recording-differs = the runs differ first at tick { $tick }: { $left } and { $right }
