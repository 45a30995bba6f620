# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# A teacher's classes, their lists and terms.

class-of-others = 這不是您的班級
start-title = 開始上課
start-no-class = 還沒有班級：請學校的管理員用 shujin roster 和 shujin teacher 加上。
class = 班級
scene = 場景
start = 開始上課
class-list = 名單和圖
class-this-term = 這學期
class-no-lessons = 還沒有上過課。
teacher-title = 老師
lesson-on-now = 正在上課
teacher-home = 蜀錦 · 老師
teacher-password = 換密碼
sign-out = 登出
scene-unknown = 沒有這個場景
class-list-about = 每個學生憑自己的圖進入課堂，不用密碼。可以列印出來，剪成小條發下去。
education-moral = 德育
education-intellectual = 智育
education-physical = 體育
education-aesthetic = 美育
education-labour = 勞動教育
term-chart-took-part = 參加人次
term-chart-finished = 做完人次
educations-title = 五育
educations-lessons = 節數
educations-about = 按每個場景寫明的育人方向統計，一個場景可以算進幾育；體育在這裡還沒有場景。
term-lessons = 每一節課
term-when = 時間
term-took-part = 參加
term-finished = 做完
term-no-lessons = 這學期沒有上過課。
# A term of a school, from August.
term-autumn = { $year }年秋季學期
# A term of a school, from February.
term-spring = { $year }年春季學期

# A scene as a lesson plan.
plan-title = 備課：看教案
plan-of-lesson = 看教案
plan-meant-for = { $low }–{ $high } 年級 · { $minutes } 分鐘
plan-try = 先自己試一試
plan-try-about = 試的時候什麼都不記錄
plan-before = 課前
plan-guesses = 還沒打開場景，先讓學生猜一猜：
plan-during = 課中：一步一步
plan-about-minutes = 約 { $minutes } 分鐘
plan-hints = 學生可以問到的提示
plan-after = 課後
plan-compare = 回頭看看當初的猜想：
plan-sources = 數字和出處
