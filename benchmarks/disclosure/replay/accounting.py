"""What one source spends: section Accounting of docs/guarantee.md."""

import itertools
import math
from dataclasses import dataclass
from fractions import Fraction

from noise import number_text

DELTA = 1e-6


@dataclass(frozen=True)
class Source:
    """What a definition says of the accounting of its source."""

    study: dict
    tables: list[dict]

    @property
    def k(self) -> int:
        return self.study["rowsPerPerson"] or 1

    def weights(self) -> tuple[Fraction, Fraction]:
        """W and g: the greatest weight of a respondent and its grain, 1 where there are no weights."""
        survey = self.study["survey"]
        if survey is None or (survey["weight"] is None and survey["calibration"] is None):
            return Fraction(1), Fraction(1)
        return exact(survey["weightMax"]), exact(survey["weightGrain"])

    def grain_and_bound(self, table: dict) -> tuple[Fraction, Fraction]:
        """Grain of a table, and the greatest value of one unit in grains."""
        most, grain = self.weights()
        if table["measure"] == "count":
            return Fraction(1), Fraction(1)
        if table["measure"] == "weighted":
            return grain, most / grain
        if table["measure"] == "squares":
            return grain**2, (most / grain) ** 2
        limits = dict(self.study["attributes"])[table["number"]["name"]]["range"]
        step, width = exact(limits["grain"]), exact(limits["to"]) - exact(limits["from"])
        return step / 2 * grain, width / step * most / grain

    def share(self, table: dict) -> Fraction:
        """ρ of a table, from its σ²."""
        _, bound = self.grain_and_bound(table)
        moved = 2 * bound**2 if table["measure"] == "sum" else bound**2
        return self.k**2 * moved / Fraction(table["variance"])

    def contributions(self, weights: list[Fraction]) -> Fraction:
        """m: the greatest sum of weights of tables that can count one unit."""
        conditions = {name: universe["where"] for name, universe in self.study["universes"]}
        counted = [outermost([block["universe"] for block in table["blocks"]], conditions) for table in self.tables]
        used = sorted(set().union(*counted))
        if len(used) > 16:
            return sum(weights, Fraction())

        def greatest(chosen: list[str], others: list[str]) -> Fraction:
            if not others:
                counting = (weight for weight, names in zip(weights, counted) if not names.isdisjoint(chosen))
                return sum(counting, Fraction())
            name, *rest = others
            apart = [other for other in chosen + rest if exclusive(conditions[name], conditions[other])]
            sums = []
            if not set(apart) & set(chosen):
                sums.append(greatest([*chosen, name], rest))
            if apart:
                sums.append(greatest(chosen, rest))
            return max(sums)

        return greatest([], used)


def exact(value: float) -> Fraction:
    """The decimal number that a JSON text wrote."""
    return Fraction(number_text(value))


def inside(one: dict, other: dict) -> bool:
    """Whether the conditions of a universe prove that it is inside another."""
    return all(name in one and set(one[name]) <= set(codes) for name, codes in other.items())


def exclusive(one: dict, other: dict) -> bool:
    """Whether the conditions of two universes prove that they share no unit."""
    return any(name in other and set(codes).isdisjoint(other[name]) for name, codes in one.items())


def outermost(names: list[str], conditions: dict[str, dict]) -> set[str]:
    """Universes that are not inside another of the list; of two inside each other, the first."""
    kept: list[str] = []
    for name in names:
        if not any(inside(conditions[name], conditions[other]) for other in kept):
            kept = [other for other in kept if not inside(conditions[other], conditions[name])] + [name]
    return set(kept)


def epsilon(rho: Fraction) -> float:
    """ε of (ε, δ)-differential privacy, at δ = 10⁻⁶."""
    return rho + 2 * math.sqrt(rho * math.log(1 / DELTA))


def limit_of_chance(rho: Fraction | int) -> float:
    """Φ(√(2ρ) / 2)"""
    return (1 + math.erf(math.sqrt(rho) / 2)) / 2


def chance(sources: list[dict]) -> float:
    """Chance of guessing a yes-or-no about one person from some sources of a bundle, from even odds.

    `sources`: their items in audit.json.
    """
    tables = [table for source in sources for table in source["tables"]]
    has_few = len(tables) < 5 and all(table["measure"] == "count" for table in tables)
    if not has_few or any((source["rowsPerPerson"] or 1) > 1 for source in sources):
        return limit_of_chance(sum(Fraction(source["rho"]) for source in sources))
    shares = [Fraction(table["rho"]) for table in tables]
    return max(limit_of_chance(sum(shares)), chance_by_law(shares))


def chance_by_law(shares: list[Fraction]) -> float:
    """Each table moves by 1 a cell of variance 1 / 2ρ. The sum of cells times their ρ is sufficient."""
    sums = {Fraction(): 1.0}
    for rho in shares:
        law = discrete_law(1 / (2 * rho))
        after: dict[Fraction, float] = {}
        for (total, before), (y, p) in itertools.product(sums.items(), law.items()):
            after[total + y * rho] = after.get(total + y * rho, 0.0) + before * p
        sums = after
    moved = sum(shares)
    distance = sum(max(0.0, p - sums.get(total - moved, 0.0)) for total, p in sums.items())
    return (1 + distance) / 2


def discrete_law(variance: Fraction) -> dict[int, float]:
    """Probabilities of the discrete Gaussian, but for tails under e⁻³²."""
    reach = math.ceil(8 * math.sqrt(variance)) + 1
    masses = {y: math.exp(-y * y / (2 * variance)) for y in range(-reach, reach + 1)}
    total = sum(masses.values())
    return {y: mass / total for y, mass in masses.items()}
