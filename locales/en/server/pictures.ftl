# The pictures by which pupils join: motifs and colours.

picture-fish = fish
picture-leaf = leaf
picture-umbrella = umbrella
picture-star = star
picture-boat = boat
picture-butterfly = butterfly
picture-mountain = mountain
picture-key = key
picture-lantern = lantern
picture-bamboo = bamboo
picture-moon = moon
picture-teapot = teapot
picture-red = red
picture-blue = blue
picture-green = green
picture-yellow = yellow
picture-purple = purple
# What a picture is called, as "blue fish".
picture-name = { $colour } { $motif }
