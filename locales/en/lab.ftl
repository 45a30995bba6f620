# What the models of the lab are, in the author's reference. Ids are of the model, then `input-` or `output-` and the port's name,
# then `validity`: where the equations hold, and what is left out.

pendulum-input-length = Length, from the pivot to the centre of the bob
pendulum-input-mass = Mass of the bob
pendulum-input-angle = Angle at which it is let go, at rest
pendulum-input-damping = Drag b, with the force F = −b·v
pendulum-input-gravity = Gravity; starts at Chengdu's value
pendulum-output-angle = Angle now, positive on the side of the release
pendulum-output-speed = Speed of the bob
pendulum-output-energy = Kinetic and potential energy, zero at rest at the lowest point
pendulum-output-time = Time since the release
pendulum-output-amplitude = Angle of the last turning point
pendulum-output-swings = Complete oscillations since the release
pendulum-output-period = Last period, between passages of the lowest point the same way; 0 before
pendulum-output-gate = 1 if the bob blocked the light beam at the lowest point in this tick
pendulum-output-crossings = Passages of the lowest point since the release
pendulum-output-crossed = Instant of the last passage, since the release; 0 before
pendulum-validity = Point bob on a massless straight rod with a fixed pivot, drag in proportion to speed; the bob's diameter of 20 mm matters to the light beam only. Left out: buoyancy, a slackening string, losses at the pivot. Mass acts through drag alone.

river-split-input-inflow = Flow of the river: about 90 at low water, 460 in the mean of years, at most 5480 on record
river-split-input-bar = How far the outer channel is barred, by tripods or a gate: 0 open, 1 wholly
river-split-input-crest = Height of the side weir's crest above the inner channel's bed
river-split-output-flow = Flow that reaches the dividing point now
river-split-output-inner-share = Share that the inner channel takes
river-split-output-inner = Inner channel, just below the dividing point
river-split-output-outer = Outer channel, just below the dividing point
river-split-output-spill = Over the side weir, from the inner channel back to the outer
river-split-output-plain = Through the throat to the plain
river-split-output-outer-total = Outer channel below the weir
river-split-output-level = Water level in the inner channel above the throat's sill
river-split-output-balance = Flow in less all flows out, which should be 0
river-split-output-spill-share = Share of the inner channel's water that goes over the weir
river-split-validity = Steady flow at each instant, no storage; changes approach with a time constant of 2 s that stands for hours. The split is on record at both ends; the smooth passage between them and its limits are this model's assumption. Throat and weir are broad crests with free outflow: no backwater, no sediment, no scour. Barring the outer channel in flood is beyond what tripods withstand.

# Headings.

models = Lab models
models-how = A model's name goes into `model` of `[lab]`; expressions read its inputs and outputs as `lab.<name>`, `{ "{" } act = "…" { "}" }` tells it what to do.
inputs = input
outputs = output
actions = actions
unit = unit
range = range
start = start
# Above what each port is, in Chinese and in English.
what-it-is = in English
