# How a teacher signs in, and changes the password.

sign-in-title = 老师登录
sign-in-name = 用户名
sign-in-password = 密码
sign-in = 登录
sign-in-wrong = 用户名或密码不对
password-title = 换密码
password-rule = 至少十个字符，不能就是用户名，不能都是同一个字符。换好以后，别处的登录都会结束。
password-old = 现在的密码
password-new = 新密码
password-again = 再输一次新密码
password-change = 换密码
password-differs = 两次输入的新密码不一样
password-too-long = 新密码太长了
password-too-short = 新密码太短或太容易猜到
password-wrong = 现在的密码不对
password-changed = 密码换好了
sign-in-too-fast = 试得太快了，请等几秒
