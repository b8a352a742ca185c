"""Test vectors of docs/guarantee/vectors.json, checked against this implementation."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from difference import expect
from noise import (
    Bits,
    Draw,
    bernoulli,
    bernoulli_exp,
    canonical,
    cell_labels,
    compact,
    fingerprint_text,
    gaussian,
    sha256,
    stream,
    threshold,
    uniform,
)


def check_vectors(path: Path) -> int:
    """How many vectors of the file are equal."""
    vectors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    definition = vectors.pop("definition")
    expect("kinds of vectors", sorted(vectors), sorted([*ALONE, *CHAINED]))
    checked = sum(check(vectors[name]) for name, check in ALONE.items())
    return checked + sum(check(vectors, definition) for check in CHAINED.values())


def check_canonical(cases: list[dict]) -> int:
    for case in cases:
        text = canonical(case["value"])
        expect("canonical text", text, case["text"])
        expect(f"SHA-256 of {text}", sha256(text), case["sha256"])
    return len(cases)


def check_fingerprint(case: dict) -> int:
    lists = [(name, [*sets.items()]) for name, sets in case["lists"].items()]
    text = fingerprint_text([*case["cells"].items()], lists)
    expect("text of the fingerprint", text, case["text"])
    expect("fingerprint", sha256(text), case["sha256"])
    return 1


def check_elementary(cases: list[dict]) -> int:
    for case in cases:
        p, q = Fraction(case["of"]).as_integer_ratio()
        bits = Bits(map(int, case["bits"]))
        place = f"{case['draw']}({case['of']}) of bits {case['bits']}"
        if case["draw"] == "uniform":
            result: int | bool = uniform(bits, p)
        else:
            result = {"bernoulli": bernoulli, "bernoulli_exp": bernoulli_exp}[case["draw"]](bits, p, q)
        expect(place, result, case["result"])
        expect(f"{place}, how many", bits.taken, len(case["bits"]))
    return len(cases)


def check_thresholds(cases: list[dict]) -> int:
    for case in cases:
        computed = threshold(Fraction(case["variance"]), case["k"], case["min"])
        expect(f"threshold at σ² = {case['variance']}", round(computed, 6), case["threshold"])
    return len(cases)


def draw_of(key: dict, fingerprint: str) -> Draw:
    return Draw.of(bytes.fromhex(key["secret"]), (key["holder"], key["source"], key["definition"], fingerprint))


def check_key(vectors: dict, definition: str) -> int:
    key, table = vectors["key"], vectors["table"]
    expect("canonical text of the definition", canonical(json.loads(definition)), definition)
    expect("hash of the definition", sha256(definition), key["definition"])
    expect("fingerprint", sha256(fingerprint_text([(table["id"], table["exact"])], [])), key["fingerprint"])
    draw = draw_of(key, key["fingerprint"])
    expect("stream key", draw.key.hex(), key["stream"])
    expect("mark", draw.mark, key["mark"])
    return 1


def check_table(vectors: dict, definition: str) -> int:
    table = vectors["table"]
    [declared] = json.loads(definition)["definition"]["tables"]
    expect("variance of the table", declared["variance"], table["variance"])
    labels = cell_labels(declared)
    possible = {cell["label"]: cell for cell in table["cells"]}
    expect("labels", [label for label in labels if label in possible], list(possible))
    key = bytes.fromhex(vectors["key"]["stream"])
    for label, value, noisy in zip(labels, table["exact"], table["noisy"], strict=True):
        if label not in possible:
            expect(f"impossible cell {label}", (value, noisy), (0, 0))
            continue
        cell = possible[label]
        first = stream(key, label)
        expect(f"first bits of {label}", "".join(str(next(first)) for _ in range(64)), cell["first_bits"])
        bits = Bits(stream(key, label))
        noise = gaussian(bits, Fraction(table["variance"]))
        expect(f"noise of {label}", (noise, bits.taken), (cell["noise"], cell["bits"]))
        expect(f"noisy value of {label}", value + noise, noisy)
    return len(possible)


def check_draws(vectors: dict, _: str) -> int:
    key = bytes.fromhex(vectors["key"]["stream"])
    for case in vectors["draws"]:
        bits = Bits(stream(key, case["label"]))
        for at, (draw, taken) in enumerate(zip(case["draws"], case["bits"], strict=True)):
            before = bits.taken
            computed = gaussian(bits, Fraction(case["variance"]))
            expect(f"draw {at} at σ² = {case['variance']}", (computed, bits.taken - before), (draw, taken))
    return sum(len(case["draws"]) for case in vectors["draws"])


def check_list(vectors: dict, _: str) -> int:
    case = vectors["list"]
    fingerprint = sha256(fingerprint_text([], [(case["id"], [*case["exact"].items()])]))
    expect("fingerprint of the list", fingerprint, case["fingerprint"])
    draw = draw_of(vectors["key"], fingerprint)
    expect("mark of the list", draw.mark, case["mark"])
    labels = [compact([case["id"], name]) for name in case["exact"]]
    expect("labels of sets", labels, case["labels"])
    for label, (name, value) in zip(labels, case["exact"].items()):
        noise = gaussian(Bits(stream(draw.key, label)), Fraction(case["variance"]))
        expect(f"noisy count of {name}", value + noise, case["noisy"][name])
    return len(labels)


ALONE = {
    "canonical": check_canonical,
    "fingerprint": check_fingerprint,
    "elementary": check_elementary,
    "thresholds": check_thresholds,
}
CHAINED = {"key": check_key, "table": check_table, "draws": check_draws, "list": check_list}
