import type { PublishedTable } from "@vigie/bundle";
import type { Expression, Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate, indicatorsOf } from "../../src/compare/evaluate.ts";
import { gather } from "../../src/gather.ts";
import { smallBundles, smallTables } from "../fixture/small-bundles.ts";
import { smallStudy } from "../fixture/small-study.ts";
import { masked } from "../fixture/table-text.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

function evaluated(
  expression: Expression,
  change: (table: PublishedTable) => PublishedTable = (table) => table,
) {
  const bundles = smallBundles(study, smallTables.map(change)).filter(
    ({ manifest }) => manifest.partner === "caf",
  );
  return evaluate(expression, { study, gathered: gather(study, bundles) });
}
const count = (indicator: string, at: Readonly<Record<string, string>> = {}): Expression => ({
  op: "count",
  indicator,
  at: new Map(Object.entries(at)),
});
const share = (
  indicator: string,
  at: Readonly<Record<string, string>>,
  without: string | null = null,
): Expression => ({ op: "share", indicator, at: new Map(Object.entries(at)), without });
const number = (value: number): Expression => ({ op: "number", value });
const greater = (a: Expression, b: Expression): Expression => ({ op: "greater", than: [a, b] });
const closer = (code: string, than: string): Expression => ({
  op: "closerToWhole",
  indicator: "ages",
  dimension: "group",
  code,
  than,
});
const secret =
  (...cells: readonly string[]) =>
  (table: PublishedTable) =>
    table.indicator === "groups" ? masked(table, ...cells) : table;
const isTrue = { kind: "truth", holds: true };
const isFalse = { kind: "truth", holds: false };
const isMasked = { kind: "masked" };
const isAbsent = { kind: "not_computed" };

test("a measure is read beside the count of its cell; where there is none, it is secret", () => {
  const measure: Expression = {
    op: "measure",
    indicator: "groups",
    name: "mean",
    at: new Map([["group", "direct"]]),
  };
  const all = gather(
    study,
    smallBundles(study, smallTables).filter(({ manifest }) => manifest.partner === "caf"),
  );
  const held = all.get("groups");
  if (held?.state !== "published") throw new RangeError("no table");
  const rows = held.table.rows.map((row) => ({
    ...row,
    values: [row.codes.join() === "rsa,direct" ? 4.5 : null],
  }));
  const gathered = new Map([
    ...all,
    ["groups", { ...held, table: { ...held.table, measures: ["mean"], rows } }],
  ]);
  expect(evaluate(measure, { study, gathered })).toEqual({ kind: "number", value: 4.5 });
  expect(evaluate({ ...measure, at: new Map() }, { study, gathered })).toEqual(isMasked);
});

describe("per working day", () => {
  const perDay = (change?: (table: PublishedTable) => PublishedTable) =>
    evaluated({ op: "perWorkingDay", indicator: "groups", at: new Map(), departement: null }, change);

  // July to December 2022: 184 days, 53 Saturdays and Sundays, and 14 July, 15 August, 1 and 11 November.
  test("a count over the working days of the source's window", () => {
    expect(perDay()).toEqual({ kind: "number", value: 1000 / 127 });
  });
  test("a secret stays one", () => {
    expect(perDay(secret("rsa|_T"))).toEqual(isMasked);
  });
});

describe("counts and shares", () => {
  test("left out, the universe is the indicator's own and the rest is at its total", () => {
    expect(evaluated(count("groups"))).toEqual({ kind: "number", value: 1000 });
    expect(evaluated(count("ages", { group: "direct" }))).toEqual({ kind: "number", value: 95 });
    expect(evaluated(count("groups", { universe: "all", group: "mixed" }))).toEqual({
      kind: "number",
      value: 885,
    });
  });

  test("unknown values are outside the base", () => {
    // digital: 150 + 120 + 50 known, 10 unknown
    expect(evaluated(share("ages", { group: "digital", age_band: "50-plus" }))).toEqual({
      kind: "number",
      value: 50 / 320,
    });
  });

  test("codes that say no value are outside it too", () => {
    // 620 + 60 + 250 known; 50 not said and 20 unknown stay out
    expect(evaluated(share("homes", { housing: "tenant" }))).toEqual({ kind: "number", value: 620 / 930 });
  });

  test("a population without another one that it holds", () => {
    // mixed: 885 − 285 of 5 000 − 1 000
    expect(evaluated(share("groups", { universe: "all", group: "mixed" }, "rsa"))).toEqual({
      kind: "number",
      value: 600 / 4000,
    });
  });

  test("a subgroup without a row does not occur, unless rare ones were gathered", () => {
    const at = { subgroup: "email+desk" };
    expect(evaluated(count("subgroups", at))).toEqual(isMasked);
    const bundles = smallBundles(study).map((bundle) => ({
      ...bundle,
      manifest: {
        ...bundle.manifest,
        tables: bundle.manifest.tables.map((entry) => ({ ...entry, merged: 0 })),
      },
    }));
    expect(evaluate(count("subgroups", at), { study, gathered: gather(study, bundles) })).toEqual({
      kind: "number",
      value: 0,
    });
  });
});

describe("secrecy and absence", () => {
  test("a masked cell, a masked part of a base, a withheld table", () => {
    expect(evaluated(share("groups", { group: "mixed" }), secret("rsa|mixed"))).toEqual(isMasked);
    expect(evaluated(share("groups", { group: "mixed" }), secret("rsa|_T"))).toEqual(isMasked);
    expect(evaluated(share("housings", { group: "direct", housing: "owner" }))).toEqual(isMasked);
  });

  test("a difference of populations with a masked cell", () => {
    const other = share("groups", { universe: "all", group: "mixed" }, "rsa");
    expect(evaluated(other, secret("rsa|mixed"))).toEqual(isMasked);
  });

  test("a partner that has not answered", () => {
    expect(evaluated(count("aspa_groups"))).toEqual(isAbsent);
    expect(evaluated({ op: "sum", of: [count("groups"), count("aspa_groups")] })).toEqual(isAbsent);
  });
});

describe("conditions", () => {
  test("greater is strict", () => {
    expect(evaluated(greater(number(2), number(1)))).toEqual(isTrue);
    expect(evaluated(greater(number(1), number(1)))).toEqual(isFalse);
  });

  test("a sum of shares", () => {
    // 28.5 % + 9.5 % is over 33 %
    const elsewhere: Expression = {
      op: "sum",
      of: [share("groups", { group: "mixed" }), share("groups", { group: "direct" })],
    };
    expect(evaluated(greater(elsewhere, share("groups", { group: "digital" })))).toEqual(isTrue);
  });

  const yes = greater(number(1), number(0));
  const no = greater(number(0), number(1));
  const hidden = greater(share("groups", { group: "mixed" }), number(0));
  const hide = secret("rsa|mixed");

  test("all: one false settles it, else a secret leaves it open", () => {
    expect(evaluated({ op: "all", of: [yes, yes] })).toEqual(isTrue);
    expect(evaluated({ op: "all", of: [hidden, no] }, hide)).toEqual(isFalse);
    expect(evaluated({ op: "all", of: [hidden, yes] }, hide)).toEqual(isMasked);
  });

  test("at least two of three: what is known may settle it", () => {
    expect(evaluated({ op: "atLeast", count: 2, of: [yes, yes, hidden] }, hide)).toEqual(isTrue);
    expect(evaluated({ op: "atLeast", count: 2, of: [no, no, hidden] }, hide)).toEqual(isFalse);
    expect(evaluated({ op: "atLeast", count: 2, of: [yes, no, hidden] }, hide)).toEqual(isMasked);
  });

  test("mixed is closer to the whole than direct, on every age; not the other way", () => {
    expect(evaluated(closer("mixed", "direct"))).toEqual(isTrue);
    expect(evaluated(closer("direct", "mixed"))).toEqual(isFalse);
  });
});

test("categories that occur, the rare ones gathered included", () => {
  // 12 sets and two empty ones with a row of their own, and the 9 gathered under _O.mixed
  const written = [
    "online",
    "email",
    "online+email",
    "online+desk",
    "email+post",
    "online+desk+telephone",
    "desk",
    "post",
  ];
  const rest = ["desk+post", "telephone", "routine_only", "none"];
  expect(evaluated({ op: "categories", indicator: "subgroups", at: new Map() })).toEqual({
    kind: "number",
    value: written.length + rest.length + 9,
  });
});

test("the window lasts six months", () => {
  expect(evaluated({ op: "windowMonths" })).toEqual({ kind: "number", value: 6 });
});

test("the indicators that an expression reads, each once", () => {
  expect(
    indicatorsOf({
      op: "all",
      of: [
        greater(count("groups"), count("ages")),
        greater(share("groups", {}), number(0.5)),
        closer("a", "b"),
      ],
    }),
  ).toEqual(["groups", "ages"]);
});
