# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# How a teacher signs in, and changes the password.

sign-in-title = 老師登入
sign-in-name = 使用者名稱
sign-in-password = 密碼
sign-in = 登入
sign-in-wrong = 使用者名稱或密碼不對
password-title = 換密碼
password-rule = 至少十個字元，不能就是使用者名稱，不能都是同一個字元。換好以後，別處的登入都會結束。
password-old = 現在的密碼
password-new = 新密碼
password-again = 再輸一次新密碼
password-change = 換密碼
password-differs = 兩次輸入的新密碼不一樣
password-too-long = 新密碼太長了
password-too-short = 新密碼太短或太容易猜到
password-wrong = 現在的密碼不對
password-changed = 密碼換好了
sign-in-too-fast = 試得太快了，請等幾秒
