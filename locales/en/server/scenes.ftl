# What is wrong with a scene that cannot be opened, on its card at home.

# $more: how many problems besides those shown.
scene-more-problems = { $more } more: run `shujin check`.
# $one, $other: the ends of the paths of two scenes.
scene-same-id =
    { $other } and { $one } have one id: `{ $id }`.
    { "    " }remedy: give one of them another id.
# In a text of a scene, for a value that only a running lesson knows; $name is what the value is called.
outline-value = [{ $name }]
