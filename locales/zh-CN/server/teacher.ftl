# A teacher's classes, their lists and terms.

class-of-others = 这不是您的班级
start-title = 开始上课
start-no-class = 还没有班级：请学校的管理员用 shujin roster 和 shujin teacher 加上。
class = 班级
scene = 场景
start = 开始上课
class-list = 名单和图
class-this-term = 这学期
class-no-lessons = 还没有上过课。
teacher-title = 老师
lesson-on-now = 正在上课
teacher-home = 蜀锦 · 老师
teacher-password = 换密码
sign-out = 退出
scene-unknown = 没有这个场景
class-list-about = 每个学生凭自己的图进入课堂，不用密码。可以打印出来，剪成小条发下去。
education-moral = 德育
education-intellectual = 智育
education-physical = 体育
education-aesthetic = 美育
education-labour = 劳动教育
term-chart-took-part = 参加人次
term-chart-finished = 做完人次
educations-title = 五育
educations-lessons = 节数
educations-about = 按每个场景写明的育人方向统计，一个场景可以算进几育；体育在这里还没有场景。
term-lessons = 每一节课
term-when = 时间
term-took-part = 参加
term-finished = 做完
term-no-lessons = 这学期没有上过课。
# A term of a school, from August.
term-autumn = { $year }年秋季学期
# A term of a school, from February.
term-spring = { $year }年春季学期

# A scene as a lesson plan.
plan-title = 备课：看教案
plan-of-lesson = 看教案
plan-meant-for = { $low }–{ $high } 年级 · { $minutes } 分钟
plan-try = 先自己试一试
plan-try-about = 试的时候什么都不记录
plan-before = 课前
plan-guesses = 还没打开场景，先让学生猜一猜：
plan-during = 课中：一步一步
plan-about-minutes = 约 { $minutes } 分钟
plan-hints = 学生可以问到的提示
plan-after = 课后
plan-compare = 回头看看当初的猜想：
plan-sources = 数字和出处
