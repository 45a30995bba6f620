# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

code-cannot-be-taken = 拿不起來的東西：別的會移動它
code-does-not-fit = 規則把東西放到放不下它的地方
code-nowhere-to-put = 一件東西除了原處沒有地方可放
code-taken-twice = 同一件東西寫了兩次
take-each-once = 每件東西寫一次 [[take]]
take-delete-one = 刪掉一個。
take-none-of-node = 沒有 [[take]] 說它可以拿
take-a-thing = 一件可以拿的東西：[[take]] 裡的 node
take-write-take = 給它寫一個 [[take]]，或改成已有的。
take-place-that-fits = 放得下它的地方
take-add-accepts = 在那個地方的 accepts 裡加上 "{ $thing }"。
take-a-place-for-it = 一個放得下它的地方（[[place]]）
take-moved-by-nothing = 不會自己動的物件：只有手和放它的地方移動它
take-not-loose = 去掉 loose 和移動它的 bind；細線換成別的形狀。
take-never-taken = 東西從來拿不起來
take-never-there = 它從不到那裡
take-never-comes = 沒有東西會這樣拿放

# In the author's reference: headings of types, what texts and names are.
type-take = 可以拿的東西
type-putting = 規則放東西
names-held = 在不在誰手裡
names-at = 在哪個地方：地方的識別碼；在手裡時是空的
