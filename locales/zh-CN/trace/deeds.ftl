# Why a statement is none that a player writes.

no-scene-of-school = 不是这所学校的场景
no-scene-on-server = 服务器上没有这个场景
too-long = 太长了，播放器不会这样写
not-written-by-a-player = 播放器不会这样写
only-pseudonyms = 网页只能用化名
time-missing = 缺少时间
no-such-kind-of-part = 场景里没有这样的部分
no-such-verb = 没有这样的动词
no-lesson-id = 不是课堂的编号
no-uuid = 应是一个 UUID
no-such-part = 场景里没有这一部分
part-without-number = 这一部分应当是编号
no-such-goal = 场景没有这个目标
