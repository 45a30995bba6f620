"""Makes cases.toml: exact periods of an undamped pendulum, T = 4*sqrt(L/g)*K(sin(a/2)), to 30 digits with mpmath.

Run in this folder: python3 make.py > cases.toml   (needs mpmath)
The model integrates the equation of motion and knows no elliptic integral: the two have nothing in common.
"""
from mpmath import mp, mpf, ellipk, radians, sin, sqrt, nstr

mp.dps = 30
ANGLES = ["1", "5", "10", "20", "45", "90", "120", "150"]
PLACES = [("0.10", "9.792"), ("0.80", "9.792"), ("2.00", "9.792"), ("1.00", "1.62"), ("0.10", "25")]

print("# Made by make.py; don't edit. Lengths in m, gravity in m/s2, amplitude in degrees, period in s.")
for length, gravity in PLACES:
    for angle in ANGLES:
        modulus = sin(radians(mpf(angle)) / 2)
        period = 4 * sqrt(mpf(length) / mpf(gravity)) * ellipk(modulus**2)  # mpmath takes m = k^2
        print("\n[[case]]")
        print(f"length = {float(length)}\ngravity = {float(gravity)}\namplitude = {float(angle)}")
        print(f"period = {nstr(period, 17)}")
