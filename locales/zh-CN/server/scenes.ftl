# What is wrong with a scene that cannot be opened, on its card at home.

# $more: how many problems besides those shown.
scene-more-problems = 还有 { $more } 处，见 shujin check。
# $one, $other: the ends of the paths of two scenes.
scene-same-id =
    { $other } 和 { $one } 用了同一个 id：`{ $id }`。
    { "    " }改法：给其中一个换一个 id。
# In a text of a scene, for a value that only a running lesson knows; $name is what the value is called.
outline-value = 〔{ $name }〕
