"""Texts, hashes, streams and draws: sections Mechanism and Key and stream of docs/guarantee.md."""

import hashlib
import hmac
import itertools
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

FORMAT = 3
NORMAL_QUANTILE = 4.89163847571478
"""At 1 − δ / 2, for δ = 10⁻⁶ per open list."""


def canonical(value: Any) -> str:
    """Canonical text of a JSON value; its sets are already sorted."""
    if value is None or isinstance(value, bool | str):
        return compact(value)
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    members = [f"{compact(name)}:{canonical(member)}" for name, member in value.items()]
    return "{" + ",".join(sorted(members, key=utf16)) + "}"


def compact(value: Any) -> str:
    """JSON text without white space. Python escapes in strings what RFC 8785 escapes, in the same way."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def utf16(text: str) -> bytes:
    """Sorts as the UTF-16 code units of the text."""
    return text.encode("utf-16-be", "surrogatepass")


def number_text(value: float) -> str:
    """What JSON.stringify writes: the shortest digits that give the number back, as ECMAScript lays them out."""
    if value == 0:
        return "0"
    _, digits, exponent = Decimal(repr(abs(value))).normalize().as_tuple()
    text = "".join(map(str, digits))
    point = len(text) + int(exponent)
    sign = "-" if value < 0 else ""
    if len(text) <= point <= 21:
        return sign + text.ljust(point, "0")
    if 0 < point <= 21:
        return f"{sign}{text[:point]}.{text[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{text}"
    mantissa = text if len(text) == 1 else f"{text[0]}.{text[1:]}"
    return f"{sign}{mantissa}e{point - 1:+d}"


def sha256(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


Cells = list[tuple[str, list[int]]]
Lists = list[tuple[str, list[tuple[str, int]]]]


def fingerprint_text(cells: Cells, lists: Lists) -> str:
    """The exact values of tables, then of open lists, as one text."""
    lines = [f"{name}\n{' '.join(map(str, values))}\n" for name, values in cells]
    for name, pairs in lists:
        ordered = sorted(pairs, key=lambda pair: utf16(pair[0]))
        lines.append(f"{name}\n{compact(ordered)}\n")
    return "".join(lines)


@dataclass(frozen=True)
class Draw:
    """Stream key and mark of a source's draw."""

    key: bytes
    mark: str

    @staticmethod
    def of(secret: bytes, parts: tuple[str, str, str, str]) -> "Draw":
        """`parts`: holder, source, hash of the definition, fingerprint."""
        text = compact([FORMAT, *parts]).encode()
        key = hmac.digest(secret, b"vigie noise\n" + text, "sha256")
        return Draw(key, hmac.digest(secret, b"vigie mark\n" + text, "sha256").hex())


class Bits:
    """Bits read one by one, with how many were taken."""

    def __init__(self, source: Iterable[int]):
        self.source = iter(source)
        self.taken = 0

    def take(self) -> int:
        self.taken += 1
        return next(self.source)


def stream(key: bytes, label: str) -> Iterator[int]:
    """Bits of a label's stream: blocks in order, the most significant bit of a byte first."""
    for number in itertools.count():
        block = hmac.digest(key, label.encode() + b"\0" + number.to_bytes(8, "big"), "sha256")
        for byte in block:
            for shift in range(7, -1, -1):
                yield byte >> shift & 1


def bernoulli(bits: Bits, p: int, q: int) -> bool:
    """True with probability p / q: the binary digits of p / q against as many random bits as it takes."""
    if p == q:
        return True
    rest = p
    while rest > 0:
        digit, rest = divmod(2 * rest, q)
        bit = bits.take()
        if bit != digit:
            return bit < digit
    return False


def uniform(bits: Bits, n: int) -> int:
    """An integer of 0 … n − 1."""
    while True:
        value = 0
        for _ in range((n - 1).bit_length()):
            value = 2 * value + bits.take()
        if value < n:
            return value


def bernoulli_exp(bits: Bits, p: int, q: int) -> bool:
    """True with probability exp(−p / q)."""
    whole, rest = divmod(p, q)
    return all(trials(bits, 1, 1) for _ in range(whole)) and trials(bits, rest, q)


def trials(bits: Bits, p: int, q: int) -> bool:
    """True with probability exp(−p / q), for p ≤ q."""
    j = 1
    while bernoulli(bits, p, q * j):
        j += 1
    return j % 2 == 1


def laplace(bits: Bits, t: int) -> int:
    """One draw of the discrete Laplace of scale t."""
    while True:
        u = uniform(bits, t)
        if not bernoulli_exp(bits, u, t):
            continue
        v = 0
        while bernoulli_exp(bits, 1, 1):
            v += 1
        size = u + t * v
        negative = bernoulli(bits, 1, 2)
        if not (negative and size == 0):
            return -size if negative else size


def gaussian(bits: Bits, variance: Fraction) -> int:
    """One draw of the discrete Gaussian, by the exact sampler of Canonne, Kamath & Steinke (2020)."""
    a, b = variance.numerator, variance.denominator
    t = math.isqrt(a // b) + 1
    while True:
        y = laplace(bits, t)
        if bernoulli_exp(bits, (abs(y) * t * b - a) ** 2, 2 * a * b * t * t):
            return y


def cell_labels(table: dict) -> list[str]:
    """Labels of the streams of a table's cells, in their order."""
    labels = []
    for block in table["blocks"]:
        first = [table["id"], block["universe"], block["without"] or "", block["part"]]
        codes = [dimension["codes"] for dimension in block["dimensions"]]
        labels += [compact([*first, *cell]) for cell in itertools.product(*codes)]
    return labels


def threshold(variance: Fraction, k: int, least: int) -> float:
    """Noisy count from which a set of an open list is listed (section Mechanism)."""
    tail = math.sqrt(NORMAL_QUANTILE**2 + 2 * math.log(k))
    return max(least, k + 0.5 + math.sqrt(variance) * tail)
