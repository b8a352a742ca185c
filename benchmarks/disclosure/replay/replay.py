#!/usr/bin/env python3
"""Draw the noise of bundles again: a second implementation of docs/guarantee.md, from that text alone.

    python3 replay.py FOLDER               the bundles that run.ts made: draws, marks, budgets
    python3 replay.py --vectors FILE       the test vectors of docs/guarantee/vectors.json

Prints one line per bundle. Exits 1 at the first difference and prints where it is. Needs the standard library of
Python 3.11. Shares no code with the software; sections named below are those of docs/guarantee.md.
"""

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

from accounting import Source, chance, epsilon, exact
from bundles import Bundle, Spending, budgets, spendings
from difference import Difference, expect
from noise import Bits, Draw, canonical, cell_labels, compact, fingerprint_text, gaussian, sha256, stream, threshold
from vectors import check_vectors


def replay_bundle(folder: Path) -> tuple[list[Spending], int]:
    """What a bundle spends, once it is equal to what is computed from its draw.json; and how many draws that took."""
    began = time.perf_counter()
    bundle = Bundle.read(folder / "bundle.zip")
    drawn = json.loads((folder / "draw.json").read_bytes())
    expect(f"{folder.name}, holder", drawn["holder"], bundle.manifest["vigie"]["partner"])
    spent = spendings(bundle, folder.name)
    expect(f"{folder.name}, sources", [item["source"] for item in drawn["sources"]], [item.source for item in spent])
    draws = 0
    for source, item, audited in zip(drawn["sources"], spent, bundle.audit["sources"]):
        place = f"{folder.name}, {item.source}"
        check_definition(place, source, bundle, audited)
        draws += replay_source(place, drawn, source, item.mark)
        check_lists(place, source["tables"], bundle, audited)
    rho = sum((item.rho for item in spent), Fraction())
    print(
        f"{folder.name}: {draws} draws replayed, {len(spent)} marks equal, {len(spent)} budgets equal"
        f" (rho {rho}, epsilon {epsilon(rho):.3f}, chance {chance(bundle.audit['sources']):.6f}), {time.perf_counter() - began:.2f} s"
    )
    return spent, draws


def check_definition(place: str, source: dict, bundle: Bundle, audited: dict) -> None:
    """The canonical text against the tables drawn, and the audit against what the text implies."""
    value = json.loads(source["definition"])
    expect(f"{place}, canonical text", canonical(value), source["definition"])
    definition = value["definition"]
    study, tables = definition["study"], definition["tables"]
    expect(f"{place}, policy", definition["policy"], bundle.manifest["vigie"]["policy"])
    for key in ("window", "rowsPerPerson"):
        expect(f"{place}, {key}", study[key], audited[key])
    for key in ("id", "measure", "openList", "variance", "blocks"):
        expect(f"{place}, {key} of tables", column(tables, key), column(source["tables"], key))
    for key in ("id", "indicator", "measure", "openList", "variance", "grain"):
        expect(f"{place}, {key} of tables", column(tables, key), column(audited["tables"], key))
    check_accounting(place, Source(study, tables), audited)


def column(tables: list[dict], key: str) -> list:
    return [table[key] for table in tables]


def check_accounting(place: str, source: Source, audited: dict) -> None:
    """Shares from variances, weights from shares, contributions from weights and universes."""
    rho, m = Fraction(audited["rho"]), Fraction(audited["contributions"])
    declared = {item["id"]: exact(item["weight"]) for item in source.study["indicators"]}
    weights = []
    for table, written in zip(source.tables, audited["tables"]):
        where = f"{place}, {table['id']}"
        expect(f"{where}, rho", str(source.share(table)), written["rho"])
        expect(f"{where}, grain", str(source.grain_and_bound(table)[0]), table["grain"])
        weight = source.share(table) * m / rho
        # A definition does not say which other indicators are read from a table: its own gives a lower bound.
        if weight not in declared.values() or weight < declared[table["indicator"]]:
            raise Difference(f"{where}: computed weight {weight}, of no indicator or under that of its own")
        weights.append(weight)
    expect(f"{place}, contributions", str(source.contributions(weights)), audited["contributions"])


def replay_source(place: str, drawn: dict, source: dict, mark: str) -> int:
    """How many draws of a source are equal, under the key that gives its mark too."""
    tables = source["tables"]
    cells = [(table["id"], table["exact"]) for table in tables if not table["openList"]]
    lists = [(table["id"], table["exact"]) for table in tables if table["openList"]]
    parts = (drawn["holder"], source["source"], sha256(source["definition"]), sha256(fingerprint_text(cells, lists)))
    draw = Draw.of(bytes.fromhex(drawn["secret"]), parts)
    expect(f"{place}, mark of draw.json", draw.mark, source["mark"])
    expect(f"{place}, mark of the manifest", draw.mark, mark)
    return sum(replay_table(place, draw.key, table) for table in tables)


def replay_table(place: str, key: bytes, table: dict) -> int:
    """How many draws of a table are equal: one per possible cell, or per set that occurs in an open list."""
    variance = Fraction(table["variance"])
    if table["openList"]:
        labels = [compact([table["id"], name]) for name, _ in table["exact"]]
        values = [value for _, value in table["exact"]]
        expect(f"{place}, {table['id']}, sets", [name for name, _ in table["noisy"]], [n for n, _ in table["exact"]])
        noisy = [value for _, value in table["noisy"]]
    else:
        labels, values, noisy = cell_labels(table), table["exact"], table["noisy"]
    expect(f"{place}, {table['id']}, number of cells", (len(values), len(noisy)), (len(labels), len(labels)))
    impossible = set(table["impossible"])
    for at, label in enumerate(labels):
        if at in impossible:
            expect(f"{place}, impossible cell {label}", values[at], 0)
        noise = 0 if at in impossible else gaussian(Bits(stream(key, label)), variance)
        expect(f"{place}, cell {label}", values[at] + noise, noisy[at])
    return len(labels) - len(impossible)


def check_lists(place: str, tables: list[dict], bundle: Bundle, audited: dict) -> None:
    """The sets of an open list that left, with their counts: those whose noisy count reaches the threshold."""
    indicators = {table["id"]: table["indicator"] for table in audited["tables"]}
    least, k = bundle.manifest["vigie"]["policy"]["min"], audited["rowsPerPerson"] or 1
    for table in filter(lambda table: table["openList"], tables):
        limit = threshold(Fraction(table["variance"]), k, least)
        listed = {name: count for name, count in table["noisy"] if count >= limit and name not in WITHOUT_CHANNEL}
        where = f"{place}, sets listed in {table['id']}"
        groups = list(listed_by_group(bundle.tables[indicators[table["id"]]].decode()))
        expect(where, sorted(listed), sorted(name for group in groups for name in group))
        for group in groups:
            counts, written = [listed[name] for name in group], list(group.values())
            total = sum(counts)
            scaled = ([count * size // total for count in counts] for size in range(sum(written), total + 1))
            if counts and written not in scaled:
                raise Difference(f"{where}: computed {counts} or less in one proportion, written {written}")


WITHOUT_CHANNEL = ("none", "routine_only")


def listed_by_group(text: str) -> Iterator[dict[str, int]]:
    """Sets of channels in the CSV of an open list. What is left of each usage group comes after its sets."""
    group: dict[str, int] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["subgroup"].startswith("_O."):
            yield group
            group = {}
        elif row["subgroup"] not in (*WITHOUT_CHANNEL, "_T"):
            group[row["subgroup"]] = int(row["count"])


def replay(folder: Path) -> None:
    """Every bundle of the folder, then what they spend together."""
    began = time.perf_counter()
    items: list[Spending] = []
    total = 0
    bundles = sorted(path.parent for path in folder.glob("*/draw.json"))
    if not bundles:
        raise Difference(f"{folder}: no bundle with its draw.json")
    for bundle in bundles:
        spent, draws = replay_bundle(bundle)
        items += spent
        total += draws
    written = json.loads((folder / "budgets.json").read_bytes())
    check_budgets(items, written)
    print(
        f"{len(bundles)} bundles, {total} draws replayed, {len(written['budgets'])} groups of sources and"
        f" {len(written['totals'])} partners with equal budgets, {time.perf_counter() - began:.2f} s"
    )


def check_budgets(items: list[Spending], written: dict) -> None:
    """What bundles spend together, whatever the order of groups."""
    found = budgets(items)
    for computed, said in zip_longest(sorted(found, key=group_key), sorted(written["budgets"], key=group_key)):
        said = said and {**said, "sources": sorted(said["sources"]), "bundles": sorted(said["bundles"])}
        expect("budgets.json, budget of a group", computed, said)
    totals: dict[str, Fraction] = {}
    for item in found:
        totals[item["partner"]] = totals.get(item["partner"], Fraction()) + Fraction(item["total"])
    expect("budgets.json, totals", totals, {item["partner"]: Fraction(item["rho"]) for item in written["totals"]})


def group_key(item: dict) -> tuple[str, list[str]]:
    return item["partner"], sorted(item["sources"])


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the noise of bundles again, from docs/guarantee.md alone.")
    parser.add_argument("folder", type=Path, nargs="?", help="what benchmarks/disclosure/replay/run.ts wrote")
    parser.add_argument("--vectors", type=Path, help="docs/guarantee/vectors.json, to check its vectors")
    arguments = parser.parse_args()
    if arguments.folder is None and arguments.vectors is None:
        parser.error("a folder, or --vectors FILE")
    try:
        if arguments.vectors is not None:
            print(f"{check_vectors(arguments.vectors)} vectors equal")
        if arguments.folder is not None:
            replay(arguments.folder)
    except Difference as difference:
        print(f"different: {difference}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
