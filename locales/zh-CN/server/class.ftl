# /class: how a pupil joins a lesson. Read by children: few and easy words.

join-code-unknown = 没有这个课堂码，看看黑板再输一次
join-code-short = 请输入黑板上的全部六位数字
join-code-too-many = 输错的太多了，等几秒再输入，或者扫黑板上的二维码
join-title = 进入课堂
join-code = 输入黑板上的课堂码
join-next = 下一步
join-what-is-recorded = 这里会记下什么？
join-picture-title = 点你自己的图
join-picture-hint = 老师发给你的那一张。点错了，回到这里再点一次。
# Under a picture that another device has.
join-picture-taken = 有人在用
# Under the picture of whoever looks.
join-picture-own = 你在这里
back = 返回
join-lesson-over = 这节课已经结束了
seat-changed-too-often = 换了太多次，问问老师
seat-taken = 这张图有人用了
seat-choose-another = 点错了，换一张图
seat-number = 你的号码
seat-show-number = 真是你的图？把号码给老师看。
seat-wait = 真是你的图？等一会儿再按，或者问问老师。
seat-try-again-given = 老师给我了，再试一次
seat-try-again = 再试一次
seat-crowded = 人很多，等一下
