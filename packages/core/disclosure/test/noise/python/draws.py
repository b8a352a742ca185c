"""Draws of the discrete Gaussian, written from the paper and from the definition of the stream, sharing no code
with src/noise: python3 draws.py > draws.json

Canonne, Kamath & Steinke, The Discrete Gaussian for Differential Privacy (2020), algorithms 1 to 3. The order in
which bits are consumed is part of the format of the noise: a Bernoulli draw stops at the first bit that differs
from the binary expansion of its probability, or where that expansion ends.
"""

import hashlib
import hmac
import json
from fractions import Fraction
from math import floor, isqrt


def bits(key, label):
    counter = 0
    while True:
        message = label.encode() + b"\0" + counter.to_bytes(8, "big")
        block = int.from_bytes(hmac.digest(key, message, hashlib.sha256), "big")
        yield from (block >> place & 1 for place in range(255, -1, -1))
        counter += 1


def uniform(bound, source):
    width = (bound - 1).bit_length()
    while True:
        value = int("0" + "".join(str(next(source)) for _ in range(width)), 2)
        if value < bound:
            return value


def bernoulli(p, source):
    if p == 1:
        return 1
    while p != 0:
        digit = floor(2 * p)
        p = 2 * p - digit
        drawn = next(source)
        if drawn != digit:
            return int(drawn < digit)
    return 0


def bernoulli_exp(gamma, source):
    if gamma > 1:
        for _ in range(floor(gamma)):
            if not bernoulli_exp(Fraction(1), source):
                return 0
        return bernoulli_exp(gamma - floor(gamma), source)
    k = 1
    while bernoulli(gamma / k, source):
        k += 1
    return k % 2


def discrete_laplace(t, source):
    while True:
        u = uniform(t, source)
        if not bernoulli_exp(Fraction(u, t), source):
            continue
        v = 0
        while bernoulli_exp(Fraction(1), source):
            v += 1
        sign = bernoulli(Fraction(1, 2), source)
        x = u + t * v
        if sign and x == 0:
            continue
        return -x if sign else x


def discrete_gaussian(variance, source):
    t = isqrt(floor(variance)) + 1
    while True:
        y = discrete_laplace(t, source)
        if bernoulli_exp((abs(y) - variance / t) ** 2 / (2 * variance), source):
            return y


key = hmac.digest(bytes(range(32)), "clé du bruit".encode(), hashlib.sha256)
cases = []
for text in ["1/4", "1", "4", "200/7", "29", "1000000000000", "100000000000001/3"]:
    source = bits(key, f"variance {text}, é")
    draws = [discrete_gaussian(Fraction(text), source) for _ in range(100)]
    cases.append({"variance": text, "draws": draws})
print('{\n  "cases": [\n    ' + ",\n    ".join(json.dumps(case) for case in cases) + "\n  ]\n}")
