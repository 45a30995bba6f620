"""Makes cases.toml: angle and rate of damped pendulums at a few times, by mpmath's Taylor-series solver to 25 digits.

Run in this folder: python3 make.py > cases.toml   (needs mpmath; takes a minute)
"""
from mpmath import mp, mpf, odefun, radians, degrees, sin, nstr

mp.dps = 25
# length m, mass kg, damping kg/s, gravity m/s2, start angle deg
PENDULUMS = [
    ("0.80", "0.10", "0.01", "9.792", "10"),
    ("0.25", "0.05", "0.02", "9.792", "150"),
    ("2.00", "0.02", "0.10", "9.792", "60"),
    ("0.10", "0.50", "0.10", "25", "170"),
]
TICKS = [1, 30, 120]

print("# Made by make.py; don't edit. SI units, angles in degrees; speed is length times |rate|.")
for length, mass, damping, gravity, angle in PENDULUMS:
    k, loss = mpf(gravity) / mpf(length), mpf(damping) / mpf(mass)
    solve = odefun(lambda t, y: [y[1], -k * sin(y[0]) - loss * y[1]], 0, [radians(mpf(angle)), mpf(0)])
    for ticks in TICKS:
        theta, rate = solve(mpf(ticks) / 60)
        print("\n[[case]]")
        print(f"length = {float(length)}\nmass = {float(mass)}\ndamping = {float(damping)}\ngravity = {float(gravity)}")
        print(f"start = {float(angle)}\nticks = {ticks}")
        print(f"angle = {nstr(degrees(theta), 17)}\nspeed = {nstr(mpf(length) * abs(rate), 17)}")
