import { inSetOrder } from "@vigie/table";
import { expect, test } from "vitest";
import { fraction } from "../src/noise/fraction.ts";
import { listDelta, listedSets, listThreshold } from "../src/open-list.ts";
import type { Policy } from "../src/policy.ts";
import { designProtection, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { mapped } from "./world/mapped.ts";
import { people, peopleLists } from "./world/people.ts";
import type { Person } from "./world/person.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

// R: qnorm(1 - 5e-7) is 4.891638.
const thresholds = [
  { deviation: 1, smallest: 11, threshold: 11 },
  { deviation: 1, smallest: 5, threshold: 6.391638 },
  { deviation: 2, smallest: 11, threshold: 11.283277 },
  { deviation: 10, smallest: 11, threshold: 50.416385 },
  { deviation: 10, smallest: 60, threshold: 60 },
] as const;

for (const { deviation, smallest, threshold } of thresholds)
  test(`noise of ${deviation}, minimum ${smallest}: a set is listed from ${threshold}`, () => {
    expect(listThreshold({ deviation, smallest, rowsPerPerson: 1 })).toBeCloseTo(threshold, 6);
  });

/** Chance that the discrete Gaussian is at least so much: terms of one sign, so that nothing is lost in adding them. */
function chanceFrom(least: number, variance: number): number {
  const reach = Math.ceil(40 * Math.sqrt(variance));
  const mass = (noise: number) => Math.exp(-(noise * noise) / (2 * variance));
  const sumFrom = (from: number) => {
    let sum = 0;
    for (let noise = reach; noise >= from; noise--) sum += mass(noise);
    return sum;
  };
  return sumFrom(least) / (2 * sumFrom(1) + 1);
}

const variances = Array.from({ length: 800 }, (_, at) => 0.25 + at / 4);

test("the law used here is the one that the methods give: variance 4, noise of 5 or more", () => {
  // .008764 of 5, and those after it: exp(-(36 - 25) / 8) as likely, and so on.
  expect(chanceFrom(5, 4) - chanceFrom(6, 4)).toBeCloseTo(0.008764, 6);
});

test("a set of one unit is listed with a chance of at most half of delta", () => {
  for (const variance of variances) {
    const threshold = listThreshold({ deviation: Math.sqrt(variance), smallest: 0, rowsPerPerson: 1 });
    expect(chanceFrom(Math.ceil(threshold - 1), variance), `variance ${variance}`).toBeLessThanOrEqual(
      listDelta / 2,
    );
  }
});

test("a threshold lower by two units would list it more often", () => {
  for (const variance of variances) {
    const threshold = listThreshold({ deviation: Math.sqrt(variance), smallest: 0, rowsPerPerson: 1 }) - 2;
    expect(chanceFrom(Math.ceil(threshold - 1), variance), `variance ${variance}`).toBeGreaterThan(
      listDelta / 2,
    );
  }
});

test("rows of one person, in one set or each in another, are listed with a chance of at most half of delta", () => {
  for (const rowsPerPerson of [2, 3, 10, 100])
    for (const tables of [1, 2, 10, 50]) {
      const variance = rowsPerPerson ** 2 * tables;
      const threshold = listThreshold({ deviation: Math.sqrt(variance), smallest: 0, rowsPerPerson });
      // The chance of a set of n grows faster than n does: one set, or as many as rows, are the likeliest.
      for (const rows of [1, rowsPerPerson]) {
        const chance = (rowsPerPerson / rows) * chanceFrom(Math.ceil(threshold - rows), variance);
        expect(chance, `${rowsPerPerson} rows, ${tables} tables`).toBeLessThanOrEqual(listDelta / 2);
      }
    }
});

const channels = { digital: ["account", "email"], direct: ["desk"], material: ["post"] };
const study = await studyOf({
  codelists: peopleLists,
  sources: { people: { ...people, channels } },
  indicators: { sets: { of: "subgroup" } },
});
const source = sourceOf(study, "people");

function contactsOf() {
  const { contacts } = source;
  if (contacts === null) throw new RangeError("people have contacts");
  return contacts;
}

interface ListCase {
  readonly title: string;
  readonly sets: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number>>;
}

const lists: readonly ListCase[] = [
  {
    title: "what is left of a group is gathered",
    sets: { account: 60, "account+desk": 30, "desk+post": 12 },
    groups: { digital: 100, mixed: 30, direct: 45, routine_only: 7, none: 3, _T: 185 },
    expected: {
      account: 60,
      "_O.digital": 40,
      "account+desk": 30,
      "_O.mixed": 0,
      "desk+post": 12,
      "_O.direct": 33,
      routine_only: 7,
      none: 3,
      _T: 185,
    },
  },
  {
    title: "sets that pass their group are brought down in proportion, rounded down",
    sets: { account: 50, email: 100 },
    groups: { digital: 100, mixed: 0, direct: 0, routine_only: 0, none: 0, _T: 100 },
    expected: {
      account: 33,
      email: 66,
      "_O.digital": 1,
      "_O.mixed": 0,
      "_O.direct": 0,
      routine_only: 0,
      none: 0,
      _T: 100,
    },
  },
  {
    title: "a group that noise brought to nothing has no unit in its sets",
    sets: { desk: 20 },
    groups: { digital: 0, mixed: 0, direct: 0, routine_only: 4, none: 0, _T: 4 },
    expected: { "_O.digital": 0, "_O.mixed": 0, desk: 0, "_O.direct": 0, routine_only: 4, none: 0, _T: 4 },
  },
];

for (const { title, sets, groups, expected } of lists)
  test(title, () => {
    const known = new Map(Object.entries(groups).map(([group, count]) => [group, { count, error: 2 }]));
    const found = listedSets(new Map(Object.entries(sets)), known, { contacts: contactsOf(), deviation: 3 });
    const ordered = inSetOrder(contactsOf().channels, found.keys());
    expect(ordered.map((code) => [code, found.get(code)?.count])).toEqual(Object.entries(expected));
  });

test("the error of a set is that of its noise; of what is left, that of the group and of each set taken from it", () => {
  const group = { count: 100, error: 4 };
  const groups = new Map(
    ["digital", "mixed", "direct", "routine_only", "none", "_T"].map((name) => [name, group]),
  );
  const sets = new Map([
    ["account", 40],
    ["email", 30],
  ]);
  const found = listedSets(sets, groups, { contacts: contactsOf(), deviation: 3 });
  expect(found.get("account")?.error).toBe(3);
  expect(found.get("_O.digital")?.error).toBeCloseTo(Math.sqrt(16 + 18), 12);
  expect(found.get("_O.direct")?.error).toBe(4);
});

const policy: Policy = { rho: fraction(1n), min: 11, small: "hidden" };
const using = (...channels: readonly string[]): Person => ({ values: {}, channels, routine: false });
const times = (number: number, person: Person) => Array.from({ length: number }, () => person);

test("sets of many units are listed, one of one unit is not, and one of none never is", () => {
  const persons = [
    ...times(400, using("account")),
    ...times(300, using("account", "desk")),
    ...times(90, using("post")),
    using("email", "desk", "post"),
  ];
  const exact = new Map([["people", countedSource(study, source, persons)]]);
  const design = designProtection({ study, partner, policy });
  for (let seed = 0; seed < 200; seed++) {
    const secret = new Uint8Array(32).fill(seed);
    const [sets] = protect(design, { secret, exact, mappings: mapped(study) }).tables;
    expect(sets?.dimensions[1]?.codes).toEqual([
      "account",
      "_O.digital",
      "account+desk",
      "_O.mixed",
      "post",
      "_O.direct",
      "routine_only",
      "none",
      "_T",
    ]);
    const count = (code: string) => sets?.rows.find(({ codes }) => codes[1] === code)?.count ?? 0;
    const rests = ["_O.digital", "_O.mixed", "_O.direct", "routine_only", "none"].map(count);
    const listed = ["account", "account+desk", "post"].map(count);
    // Counts under the minimum are hidden: at most ten units each.
    const sum = [...rests, ...listed].reduce((whole, count) => whole + count, 0);
    expect(count("_T") - sum).toBeGreaterThanOrEqual(0);
    expect(count("_T") - sum).toBeLessThanOrEqual(50);
  }
});

test("a set of 12 units is not listed, though more than the minimum, where the noise asks for 23", () => {
  // Two tables share a budget of 1/10: a deviation of 4.47, and a threshold of 23.4.
  const thin: Policy = { ...policy, rho: fraction(1n, 10n) };
  const persons = [...times(400, using("account")), ...times(12, using("email"))];
  const exact = new Map([["people", countedSource(study, source, persons)]]);
  const design = designProtection({ study, partner, policy: thin });
  const listed = Array.from({ length: 100 }, (_, seed) => {
    const [sets] = protect(design, {
      secret: new Uint8Array(32).fill(seed),
      exact,
      mappings: mapped(study),
    }).tables;
    return sets?.dimensions[1]?.codes ?? [];
  });
  expect(listed.every((codes) => codes.includes("account"))).toBe(true);
  // Noise of 12 or more: five times in a thousand.
  expect(listed.filter((codes) => codes.includes("email")).length).toBeLessThan(5);
});
