# Why `shujin` does not do what was asked for.

no-scene = { $path }: 没有找到场景（没有 scene.toml）
unread = { $count } 处读不了，见上
not-empty = { $path }: 已经有东西了，请用新的文件夹
out-is-folder = { $path }：这是文件夹，--out 要写文件名，如 my-scene.shujin
font = { $path }: { $why }（--font）
no-database = { $path }：这里没有数据库，请检查 --data 和 --store
no-backup = { $path }：不是 shujin backup 写的备份；什么都没有删
no-class = 没有班级 { $class }：先用 shujin roster import 读入名单
home = { $why }（--home）
server-address = { $found }：--server 要写完整的网址，如 https://school.example
same-scene = { $one } 和 { $other } 都叫 { $id }：改其中一个的 id
unclean = { $path }：场景有错，先运行 shujin check
mastery = --mastery 应在 0 与 1 之间
no-pupil = { $class } 没有学号 { $number }
no-teacher = 没有能停用的老师 { $name }
no-key = 没有能收回的钥匙叫 { $name }
no-roster-key = { $path }：这里没有 roster.key，认不出谁是谁
file-there = { $path }：已经有这个文件了，请换一个名字
roster-correction = { $found }：名单里没有这样要说明的人或班，什么都没有改；应写 班级:学号 或 班级:原来=现在
retain-to-come = --from 是以后的日子：那样全部都会删去
secret-line = { $option } @{ $file }：文件里应只有一行
# $form: as in USER:SECRET.
secret-form = { $option }：应写 { $form }，密钥可以写在文件里，用 @文件 代替
secret-form-key = 用户:密钥
secret-form-store = 地址,用户,密钥
