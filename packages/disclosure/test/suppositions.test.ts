import { defaultRules } from "@vigie/study";
import { describe, expect, test } from "vitest";
import {
  auditReleases,
  loadSolver,
  type PublishedRelease,
  type PublishedTable,
  tellingAfter,
} from "../src/index.ts";

/**
 * What is taken for true of persons who came and went between two releases: what one release says of its own, and of
 * what the other says as much as may hold of them too. A table that contradicts excuses no other.
 */
const highs = await loadSolver();

const fields = { home: ["a", "b", "c", "d", "e"], age: ["u", "v", "w", "z"] };
/** Leaves that a code gathers, where not itself alone. */
const gathered: Readonly<Record<string, readonly string[]>> = {
  bc: ["b", "c"],
  ade: ["a", "d", "e"],
};

/** Counts by code, null where masked, after the name of the field; the greatest distance where they are rounded. */
type Counts = readonly [keyof typeof fields, Readonly<Record<string, number | null>>, number?];

function release(tables: Readonly<Record<string, Counts>>): PublishedRelease {
  const published = Object.entries(tables).map(
    ([indicator, [name, counts, rounding]]): PublishedTable => ({
      indicator,
      dimensions: [{ name, codes: Object.keys(counts) }],
      rows: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
      ...(rounding === undefined ? {} : { rounding }),
    }),
  );
  const population = {
    id: "foyers",
    fields: new Map(Object.entries(fields)),
    relations: [],
    tables: new Map(
      published.map(({ indicator, dimensions, rows }) => [
        indicator,
        dimensions.map(({ name }) => ({
          field: name,
          sensitive: false,
          members: new Map(
            rows.map(({ codes: [code = ""] }) => [
              code,
              code === "_T" ? (fields[name as keyof typeof fields] ?? []) : (gathered[code] ?? [code]),
            ]),
          ),
        })),
      ]),
    ),
  };
  return {
    tables: published,
    assumptions: { policy: defaultRules, structure: { populations: [population] } },
  };
}

/** Masked cells that come out, with their least and greatest values. */
const found = (...releases: readonly PublishedRelease[]) =>
  new Set(
    auditReleases(releases, highs).together.flatMap(({ cells }) =>
      cells.filter(({ holds }) => !holds).map(({ codes, low, high }) => `${codes}: ${low} to ${high}`),
    ),
  );
const moved = (...releases: readonly PublishedRelease[]) => auditReleases(releases, highs).moved;

/** Truly 3, 14, 16, 60 and 70. */
const homes: Counts = ["home", { a: null, b: null, c: null, d: 60, e: 70, _T: 163 }];
const ages: Counts = ["age", { u: 117, v: null, w: null, z: null, _T: 163 }];
const groups: Counts = ["home", { bc: 30, ade: 133, _T: 163 }];

test("the same persons: what both releases say is one knowledge, and the cell of 3 comes out", () => {
  const releases = [release({ homes }), release({ groups })];
  expect(found(...releases)).toEqual(new Set(["a: 3 to 3"]));
  expect(moved(...releases)).toEqual([]);
  expect(tellingAfter(releases.slice(0, 1), releases[1] ?? release({}), highs)).toEqual(["groups"]);
});

describe("a table that was rounded and is masked since, of the same persons", () => {
  const rounded: Counts = ["age", { u: 120, v: 0, w: 24, z: 24, _T: 168 }, 11];

  test("is an interval, contradicts nothing, and hides nothing of what the others tell", () => {
    const releases = [release({ homes, ages: rounded }), release({ groups, ages })];
    expect(moved(...releases)).toEqual([]);
    expect(found(...releases)).toContain("a: 3 to 3");
    expect(tellingAfter(releases.slice(0, 1), releases[1] ?? release({}), highs)).toEqual(["groups"]);
  });

  test("rounded both times, it stays one interval", () => {
    const [first, second] = [release({ ages: rounded }), release({ groups, ages: rounded })];
    expect(auditReleases([first, second], highs)).toMatchObject({ moved: [], holds: true });
  });
});

describe("fifteen newcomers elsewhere: neither the total nor what they are in holds", () => {
  const later = {
    groups: ["home", { bc: 30, ade: 148, _T: 178 }],
    ages: ["age", { u: 132, v: null, w: null, z: null, _T: 178 }],
  } as const satisfies Readonly<Record<string, Counts>>;
  const first = release({ homes, ages });

  test("but the group that they are not in may, and the cell of 3 comes out of the first", () => {
    expect(found(first, release(later))).toContain("a: 3 to 3");
    expect(tellingAfter([first], release(later), highs)).toEqual(["groups"]);
  });

  test("the tables with counts that no longer hold are named, and no other", () => {
    const places: Counts = ["home", { d: 60, e: 70 }];
    expect(moved(release({ homes, ages, places }), release(later))).toEqual(["homes", "ages"]);
  });

  test("a table that says nothing of the masked cells leaves", () => {
    expect(tellingAfter([first], release({ ages: later.ages }), highs)).toEqual([]);
  });
});

test("two counts that cannot both hold are each supposed in turn", () => {
  // Ten came in a, d or e: either of the two groups may be as it was, not both.
  const later = release({ groups: ["home", { bc: 30, ade: 143, _T: 173 }] });
  const tells = found(release({ homes }), later);
  expect(tells).toContain("a: 3 to 3");
  expect(tells).toContain("a: 13 to 13");
});

test("a year with everything changed, the same cells shown and masked: nothing is told", () => {
  const later: Counts = ["home", { a: null, b: null, c: null, d: 90, e: 110, _T: 300 }];
  const { holds, together } = auditReleases([release({ homes }), release({ homes: later })], highs);
  expect(holds).toBe(true);
  // Of the first, nothing can be added to what it said when it left.
  expect(together).toHaveLength(1);
});

test("a year with everything doubled, other tables asked: they leave", () => {
  const later = release({
    groups: ["home", { bc: 60, ade: 266, _T: 326 }],
    ages: ["age", { u: 234, v: null, w: null, z: null, _T: 326 }],
  });
  expect(tellingAfter([release({ homes })], later, highs)).toEqual([]);
  expect(moved(release({ homes }), later)).toEqual(["homes"]);
});
