code-cannot-be-taken = 拿不起来的东西：别的会移动它
code-does-not-fit = 规则把东西放到放不下它的地方
code-nowhere-to-put = 一件东西除了原处没有地方可放
code-taken-twice = 同一件东西写了两次
take-each-once = 每件东西写一次 [[take]]
take-delete-one = 删掉一个。
take-none-of-node = 没有 [[take]] 说它可以拿
take-a-thing = 一件可以拿的东西：[[take]] 里的 node
take-write-take = 给它写一个 [[take]]，或改成已有的。
take-place-that-fits = 放得下它的地方
take-add-accepts = 在那个地方的 accepts 里加上 "{ $thing }"。
take-a-place-for-it = 一个放得下它的地方（[[place]]）
take-moved-by-nothing = 不会自己动的物件：只有手和放它的地方移动它
take-not-loose = 去掉 loose 和移动它的 bind；细线换成别的形状。
take-never-taken = 东西从来拿不起来
take-never-there = 它从不到那里
take-never-comes = 没有东西会这样拿放

# In the author's reference: headings of types, what texts and names are.
type-take = 可以拿的东西
type-putting = 规则放东西
names-held = 在不在谁手里
names-at = 在哪个地方：地方的标识；在手里时是空的
