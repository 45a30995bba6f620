kind-picture = 图画 [[picture]]
code-face-taken = 一个物件上贴了两张图
code-no-face = 物件没有可以贴图的面
picture-node-of-its-own = 还没有贴图的物件
picture-give-own-node = 每张图用一个自己的物件。
picture-empty-source = 空的 `source`
picture-source = 图画的出处
picture-name-source = 写明作品、收藏处或拍摄的人和地点。
picture-face = 方块（box）或模型
picture-give-face = 给它 shape = { "{" } box = … { "}" }，或换一个有平面的物件。
picture-never-seen = 图画所在的物件从不出现

# In the author's reference: headings of types, what texts and names are.
type-picture = 图画
texts-picture = 图画：标题、说明、画着什么（念给看不见的人听）；每张都要
names-seen = 细看过这张图没有
