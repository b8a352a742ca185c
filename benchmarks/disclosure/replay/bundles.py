"""What bundles spend, alone and together, read in them alone: section Several bundles of docs/guarantee.md."""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from accounting import DELTA
from difference import expect
from noise import compact, sha256


@dataclass(frozen=True)
class Bundle:
    """A zip: its manifest, its audit, the bytes of its tables."""

    hash: str
    manifest: dict
    audit: dict
    tables: dict[str, bytes]

    @staticmethod
    def read(path: Path) -> "Bundle":
        with zipfile.ZipFile(path) as file:
            manifest = json.loads(file.read("datapackage.json"))
            audit = file.read("audit.json")
            tables = {resource["name"]: file.read(resource["path"]) for resource in manifest["resources"]}
        expect(f"{path}, hash of audit.json", sha256(audit), manifest["vigie"]["audit"])
        for resource in manifest["resources"]:
            hashed = f"sha256:{sha256(tables[resource['name']])}"
            expect(f"{path}, hash of {resource['path']}", hashed, resource["hash"])
        return Bundle(sha256(path.read_bytes()), manifest, json.loads(audit), tables)


@dataclass(frozen=True)
class Spending:
    """What one bundle spends on the persons of one source."""

    bundle: str
    partner: str
    source: str
    window: tuple[str, str]
    rho: Fraction
    mark: str
    shares_file: frozenset[str]
    tables: str


def spendings(bundle: Bundle, place: str) -> list[Spending]:
    """What a bundle says of itself, and whether it is consistent."""
    vigie = bundle.manifest["vigie"]
    expect(f"{place}, policy", vigie["policy"], bundle.audit["policy"])
    audited, marked = bundle.audit["sources"], vigie["sources"]
    expect(f"{place}, sources", [item["source"] for item in marked], [item["source"] for item in audited])
    expect(f"{place}, marks of its own by source", len({item["mark"] for item in marked}), len(marked))
    shared = {(item["source"], other) for item in marked for other in item["sharesFile"]}
    expect(f"{place}, shared files", shared, {(other, name) for name, other in shared})
    spent = []
    for budget, item in zip(audited, marked):
        check_audit(f"{place}, {budget['source']}", budget, vigie["policy"]["rho"])
        names = [table["name"] for table in vigie["tables"] if table["source"] == budget["source"]]
        hashes = compact([[name, f"sha256:{sha256(bundle.tables[name])}"] for name in names])
        window = (budget["window"]["from"], budget["window"]["to"])
        spent.append(
            Spending(
                bundle=bundle.hash,
                partner=vigie["partner"],
                source=budget["source"],
                window=window,
                rho=Fraction(budget["rho"]),
                mark=item["mark"],
                shares_file=frozenset(item["sharesFile"]),
                tables=sha256(hashes),
            )
        )
    return spent


def check_audit(place: str, audited: dict, rho: str) -> None:
    """What is consistent in an audit whatever the study."""
    expect(f"{place}, rho of the policy", audited["rho"], rho)
    lists = sum(table["openList"] for table in audited["tables"])
    expect(f"{place}, delta", f"{lists * DELTA:.6f}", f"{audited['delta']:.6f}")
    for table in audited["tables"]:
        share = Fraction(table["rho"])
        if table["measure"] == "count":
            spread = share * Fraction(table["variance"])
            expect(f"{place}, {table['id']}, rho times variance", spread, (audited["rowsPerPerson"] or 1) ** 2)
        thousandths = 1000 * share * Fraction(audited["contributions"]) / Fraction(rho)
        expect(f"{place}, {table['id']}, decimals of its weight", thousandths.denominator, 1)


def budgets(items: list[Spending]) -> list[dict]:
    """Greatest sum on a day, and sum over all days, of each group of a partner's sources."""
    tables_of: dict[str, str] = {}
    for item in items:
        expect(f"mark {item.mark}, hash of its tables", item.tables, tables_of.setdefault(item.mark, item.tables))
    found = []
    for partner in dict.fromkeys(item.partner for item in items):
        of_partner = [item for item in items if item.partner == partner]
        for group in groups(of_partner):
            found.append({"partner": partner, **budget([item for item in of_partner if item.source in group])})
    return found


def groups(items: list[Spending]) -> list[set[str]]:
    """Sources that read one file, directly or through others."""
    found: list[set[str]] = []
    for item in items:
        joined = {item.source, *item.shares_file}
        for group in [group for group in found if group & joined]:
            found.remove(group)
            joined |= group
        found.append(joined)
    return found


def budget(items: list[Spending]) -> dict:
    """Of one group: its fullest days, what marks spend on them, and in all."""
    marks = {item.mark: item for item in items}.values()

    def on(day: str, all_items: Iterable[Spending]) -> list[Spending]:
        return [item for item in all_items if item.window[0] <= day <= item.window[1]]

    def spent(some: Iterable[Spending]) -> Fraction:
        return sum((item.rho for item in some), Fraction())

    starts = sorted({item.window[0] for item in marks})
    day = max(starts, key=lambda start: spent(on(start, marks)))
    fullest = on(day, items)
    return {
        "sources": sorted({item.source for item in items}),
        "window": {"from": day, "to": min(item.window[1] for item in fullest)},
        "bundles": sorted({item.bundle for item in fullest}),
        "windows": len({item.window for item in items}),
        "rho": str(spent(on(day, marks))),
        "total": str(spent(marks)),
    }
