import type { Expression, Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate, indicatorsOf } from "../../src/compare/evaluate.ts";
import { gather } from "../../src/gather.ts";
import type { CountTable } from "../fixture/count-table.ts";
import { shownSubject } from "../fixture/shown-study.ts";
import { smallBundles, smallTables } from "../fixture/small-bundles.ts";
import { smallStudy } from "../fixture/small-study.ts";
import { hidden, noisy } from "../fixture/table-text.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

function evaluated(expression: Expression, change: (table: CountTable) => CountTable = (table) => table) {
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
  (table: CountTable) =>
    table.indicator === "groups" ? hidden(table, ...cells) : table;
const isTrue = { kind: "truth", holds: true };
const isFalse = { kind: "truth", holds: false };
const isHidden = { kind: "hidden" };
const exactly = (value: number) => ({ kind: "number", value, error: 0 });
const isAbsent = { kind: "not_computed" };

test("a measure is read beside the count of its cell; where there is none, nothing is computed", () => {
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
    errors: [null],
  }));
  const gathered = new Map([
    ...all,
    ["groups", { ...held, table: { ...held.table, measures: ["mean"], rows } }],
  ]);
  expect(evaluate(measure, { study, gathered })).toEqual(exactly(4.5));
  expect(evaluate({ ...measure, at: new Map() }, { study, gathered })).toEqual(isAbsent);
});

describe("per working day", () => {
  const perDay = (change?: (table: CountTable) => CountTable) =>
    evaluated({ op: "perWorkingDay", indicator: "groups", at: new Map(), departement: null }, change);

  // July to December 2022: 184 days, 53 Saturdays and Sundays, and 14 July, 15 August, 1 and 11 November.
  test("a count over the working days of the source's window", () => {
    expect(perDay()).toEqual(exactly(1000 / 127));
  });
  test("a count over the working days of the period that its cell names, and that the source observed", async () => {
    const shown = await shownSubject("months");
    const perDayOf = (month: string) =>
      evaluate(
        { op: "perWorkingDay", indicator: "months", at: new Map([["month", month]]), departement: null },
        shown,
      );
    // May 2022: 22 weekdays, and Ascension Day. January 2022, observed from the 10th: 16 weekdays.
    expect(perDayOf("2022-05")).toEqual(exactly(900 / 21));
    expect(perDayOf("2022-01")).toEqual(exactly(820 / 16));
  });
  test("a secret stays one", () => {
    expect(perDay(secret("rsa|_T"))).toEqual(isHidden);
  });
});

describe("counts and shares", () => {
  test("left out, the universe is the indicator's own and the rest is at its total", () => {
    expect(evaluated(count("groups"))).toEqual(exactly(1000));
    expect(evaluated(count("ages", { group: "direct" }))).toEqual(exactly(95));
    expect(evaluated(count("groups", { universe: "all", group: "mixed" }))).toEqual(exactly(885));
  });

  test("unknown values are outside the base", () => {
    // digital: 150 + 120 + 50 known, 10 unknown
    expect(evaluated(share("ages", { group: "digital", age_band: "50-plus" }))).toEqual(exactly(50 / 320));
  });

  test("codes that say no value are outside it too", () => {
    // 620 + 60 + 250 known; 50 not said and 20 unknown stay out
    expect(evaluated(share("homes", { housing: "tenant" }))).toEqual(exactly(620 / 930));
  });

  test("a population without another one that it holds", () => {
    // mixed: 885 − 285 of 5 000 − 1 000
    expect(evaluated(share("groups", { universe: "all", group: "mixed" }, "rsa"))).toEqual(
      exactly(600 / 4000),
    );
  });

  test("a subgroup without a row is counted with those that are gathered: of its own it has none", () => {
    expect(evaluated(count("subgroups", { subgroup: "email+desk" }))).toEqual(exactly(0));
  });
});

describe("noise", () => {
  const noise = (table: CountTable) => noisy(table, 5);
  const errorOf = (expression: Expression) => {
    const value = evaluated(expression, noise);
    return value.kind === "number" ? value.error : null;
  };

  test("a count has its own, a total that of its cells", () => {
    expect(errorOf(count("groups", { group: "direct" }))).toBe(5);
    expect(errorOf(count("groups"))).toBeCloseTo(5 * Math.sqrt(5), 12);
  });

  test("a share has that of both its terms", () => {
    // (1 − p)² σ² + p² 4 σ², over the base squared.
    const p = 0.285;
    expect(errorOf(share("groups", { group: "mixed" }))).toBeCloseTo(
      Math.sqrt((1 - p) ** 2 * 25 + p ** 2 * 100) / 1000,
      12,
    );
  });

  test("a sum has the noise of its parts", () => {
    const parts = [count("groups", { group: "mixed" }), count("groups", { group: "direct" })];
    expect(errorOf({ op: "sum", of: parts })).toBeCloseTo(5 * Math.SQRT2, 12);
    expect(
      errorOf({ op: "perWorkingDay", indicator: "groups", at: new Map(), departement: null }),
    ).toBeCloseTo((5 * Math.sqrt(5)) / 127, 12);
  });

  test("of a population without another one, two equal noises leave that of the rest", () => {
    const value = evaluated(share("groups", { universe: "all", group: "mixed" }, "rsa"), noise);
    // 600 of 4 000. Both universes have the same noise here, and the rest is taken as noisy as the inner one.
    const p = 600 / 4000;
    expect(value).toMatchObject({ kind: "number", value: p });
    expect(value.kind === "number" ? value.error : 0).toBeCloseTo(
      Math.sqrt((1 - p) ** 2 * 25 + p ** 2 * 100) / 4000,
      12,
    );
  });
});

describe("secrecy and absence", () => {
  test("a hidden count, in a table and in one where all are", () => {
    expect(evaluated(share("groups", { group: "mixed" }), secret("rsa|mixed"))).toEqual(isHidden);
    expect(evaluated(share("housings", { group: "direct", housing: "owner" }))).toEqual(isHidden);
  });

  test("a difference of populations with a masked cell", () => {
    const other = share("groups", { universe: "all", group: "mixed" }, "rsa");
    expect(evaluated(other, secret("rsa|mixed"))).toEqual(isHidden);
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
    expect(evaluated({ op: "all", of: [hidden, yes] }, hide)).toEqual(isHidden);
  });

  test("at least two of three: what is known may settle it", () => {
    expect(evaluated({ op: "atLeast", count: 2, of: [yes, yes, hidden] }, hide)).toEqual(isTrue);
    expect(evaluated({ op: "atLeast", count: 2, of: [no, no, hidden] }, hide)).toEqual(isFalse);
    expect(evaluated({ op: "atLeast", count: 2, of: [yes, no, hidden] }, hide)).toEqual(isHidden);
  });

  test("mixed is closer to the whole than direct, on every age; not the other way", () => {
    expect(evaluated(closer("mixed", "direct"))).toEqual(isTrue);
    expect(evaluated(closer("direct", "mixed"))).toEqual(isFalse);
  });
});

test("categories that are listed and occur: those gathered or hidden are not counted", () => {
  const categories: Expression = { op: "categories", indicator: "subgroups", at: new Map() };
  // 10 sets and two groups without one, with a row of their own.
  expect(evaluated(categories)).toEqual(exactly(12));
  const hide = (table: CountTable) =>
    table.indicator === "subgroups" ? hidden(table, "rsa|telephone") : table;
  expect(evaluated(categories, hide)).toEqual(exactly(11));
});

test("the window lasts six months", () => {
  expect(evaluated({ op: "windowMonths" })).toEqual(exactly(6));
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
