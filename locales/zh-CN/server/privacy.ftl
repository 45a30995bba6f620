# /privacy: what is stored, why, for how long; for parents and pupils, in plain words.

privacy-what = 存了什么？
privacy-name = 写的是我的名字吗？
privacy-why = 为什么要存？
privacy-where = 存在哪里？会传出去吗？
privacy-how-long = 存多久？
privacy-erasing = 我能看、能删吗？
privacy-what-answer = 你在场景里做的事：到过哪里、点了什么、怎么回答、测了什么数、看没看提示，还有时间。上课时还存下你一步一步的操作，老师可以照样重放一遍。不存照片、声音、位置，也不存你打的字。
privacy-name-answer = 不是。记录里只有一串由学校的密钥算出来的字母，没有姓名、学号、邮箱。班级名单单独加密存放，只有教这个班的老师登录后才看得到名字，每看一次都记下来。
privacy-why-answer = 让老师看到全班哪里难、谁需要一起再看看；让你下次能接着做。不打分排名，不做广告，不用来训练什么模型。
privacy-where-school = 存在学校自己的服务器上。
privacy-where-nowhere-else = 没有设置送到别处。
privacy-where-tables = 学校可以导出表格，用来研究怎样教得更好：里面只写几个人以上的小组做了什么，不写哪一个人。
privacy-erasing-answer = 能。请你或家长告诉老师：老师可以给你看你自己的记录，学校可以把你在这台服务器上和备份里的全部删去。
privacy-erasing-district = 已经送给上级平台的，学校会请那边删去。
privacy-erasing-other-store = 送到另一个记录库的，要请那边删去。
privacy-erasing-tables = 已经导出的表格里没有你的化名，找不出哪些是你的，也就不能单独删去。
privacy-title = 学习记录：存什么，为什么，存多久
# $store: an address.
privacy-where-instead = 学校设置了另一个记录库：网页把学习记录直接送到 { $store }，那里怎样保管，请问学校。
privacy-where-district = 另外送一份给上级平台 { $store }：换了化名，时间只到小时，没有自由填写的文字。
privacy-where-platforms = 从学习平台 { $platforms } 打开的场景，做了什么也告诉那个平台。
privacy-how-long-years = { $years } 个学年。更早的记录服务器自己删去（八月换学年，再留一个月给老师回看），并记下删了多少。
privacy-how-long-undecided = 由学校决定：学校可以删去某一天以前的全部记录，并会记下删了多少。想知道这里存多久，请问老师。
