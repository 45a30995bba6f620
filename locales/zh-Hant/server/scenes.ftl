# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What is wrong with a scene that cannot be opened, on its card at home.

# $more: how many problems besides those shown.
scene-more-problems = 還有 { $more } 處，見 shujin check。
# $one, $other: the ends of the paths of two scenes.
scene-same-id =
    { $other } 和 { $one } 用了同一個 id：`{ $id }`。
    { "    " }改法：給其中一個換一個 id。
# In a text of a scene, for a value that only a running lesson knows; $name is what the value is called.
outline-value = 〔{ $name }〕
