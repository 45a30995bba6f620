# Exports for research, and what was done to them.

export-no-randomness = 系统给不出随机数：{ $why }
export-system = 系统拒绝了：{ $why }
export-small = --k { $k } 太小，至少 { $least }
export-format = { $found }: jsonl、csv 或 parquet
# What stands in the file beside an export. Numbers left out are given as "10–99".
about-title = 这份导出做过什么
about-how-much = { $statements } 条学习记录，来自 { $learners } 名以上的学生
about-groups = 每条记录只写小组（{ $k } 人以上），不写学生；没有化名、编号或先后把同一名学生的记录连起来
about-times = 时间只到小时；没有用时、先后、课堂、班级、教师、自由填写的文字和附件；读数和设定只留两位有效数字
about-anew = 每一条都按允许的清单重新写成，只含场景里有的名称和数字
about-small = 同一场景、同一小时不到 { $k } 名学生的，去掉 { $small } 条
about-unlisted = 没有凭班级名单上过课的化名不算在内，去掉 { $unlisted } 条
about-foreign = 不是播放器写的、或说到这里不认识的场景和版本的，去掉 { $foreign } 条（serve 用哪些场景，就认识哪些）
about-open = 结束还不到七天的小时不导出，去掉 { $open } 条
about-frozen = 一个场景的一个小时第一次导出以后就定下来：以后才送到、才认识的去掉 { $late } 条；其中有记录后来被删去的，整个小时不再导出，去掉 { $changed } 条
about-key = 小组由学校的密钥划分，每次相同：几份导出放在一起，看不出比其中最小的 k 更小的小组
about-remains = 仍然可能的：
about-remains-known = 谁本来就知道某名学生做过组里很少见的一件事（例如唯一答错的一题），就能认出那一条；没有编号由这一条通向这名学生的其他记录
about-remains-alike = 组里人人做得一样（例如都答错了同一题）时，谁知道某名学生那一小时在这个场景里，也就知道这名学生是这样做的
