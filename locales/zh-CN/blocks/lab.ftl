# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.
way-row-written = 记下一行
way-row-struck-out = 划去一行
way-row-brought-back = 恢复一行

# Why what a page tells is refused.
no-such-column = 表里没有这一列

# Why a lesson cannot be opened: the file of the scene would have been found wrong before.
no-such-model = 本引擎没有叫 { $model } 的实验模型
