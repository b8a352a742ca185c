import type { Table } from "@vigie/engine";
import { newStudy, type Study } from "@vigie/study";
import { beforeAll, expect, test } from "vitest";
import {
  auditReleases,
  type EarlierRelease,
  loadSolver,
  type ProtectedTable,
  type PublishedRelease,
  protect,
  type Release,
} from "../src/index.ts";
import { count, loaded, many, type Person, shown } from "./world/counted.ts";

/** What two publications say apart, and one would not: a year later, a cohort in a cohort, two maps of one territory. */
const highs = await loadSolver();

const files = {
  "codelists/commune.yaml": `codelist: commune
label: Commune
codes:
  - { code: plaine, label: Plaine }
  - { code: est, label: Est }
${["p1", "p2", "p3", "p4"].map((code) => `  - { code: ${code}, parent: plaine, label: ${code} }`).join("\n")}
${["e1", "e2", "e3"].map((code) => `  - { code: ${code}, parent: est, label: ${code} }`).join("\n")}
`,
  "codelists/housing.yaml": `codelist: housing
label: Logement
codes:
${["tenant", "owner", "hosted", "hostel"].map((code) => `  - { code: ${code}, label: ${code} }`).join("\n")}
`,
  "sources/allocataires.yaml": `source: allocataires
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  commune: { type: code, codelist: commune, label: Commune }
  housing: { type: code, codelist: housing, label: Logement }
  rsa: { type: flag, label: RSA }
derive:
  ept: { parent: commune, label: EPT }
universes:
  rsa: { label: au RSA, where: { rsa: "yes" } }
`,
  "indicators.yaml": `indicators:
  communes: { kind: profile, source: allocataires, title: A, of: housing, by: commune }
  epts: { kind: profile, source: allocataires, title: B, of: housing, by: ept }
  homes: { kind: distribution, source: allocataires, title: C, universe: rsa, of: housing, against: all }
`,
};

let study: Study;
beforeAll(async () => {
  const text = newStudy().get("study.yaml") ?? "";
  study = await loaded(new Map([["study.yaml", text], ...Object.entries(files)]));
});

const household = (commune: string, housing: string, rsa: "yes" | "no" = "no"): Person => ({
  commune,
  housing,
  rsa,
  ept: commune.startsWith("p") ? "plaine" : "est",
});
const homes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  p1: [120, 40, 30, 22],
  p2: [80, 31, 25, 4],
  p3: [60, 25, 14, 12],
  p4: [45, 22, 13, 11],
  e1: [90, 33, 21, 15],
  e2: [70, 28, 17, 13],
  e3: [50, 24, 16, 12],
};
const kinds = ["tenant", "owner", "hosted", "hostel"];
const everyone = (change: Readonly<Record<string, number>> = {}): readonly Person[] =>
  Object.entries(homes).flatMap(([commune, counts]) =>
    kinds.flatMap((housing, at) =>
      many((counts[at] ?? 0) + (change[`${commune} ${housing}`] ?? 0), household(commune, housing)),
    ),
  );

const release = (
  people: readonly Person[],
  indicators: readonly string[],
  previous: readonly EarlierRelease[] = [],
): Release =>
  protect(
    {
      secret: "kq9x vltz 4rmw pb7c",
      study,
      tables: indicators.map((id) => count(id, people, study)),
      joints: new Map(),
      previous,
    },
    highs,
  );

const leaving = (tables: readonly ProtectedTable[]) =>
  tables
    .filter(({ treatment }) => treatment.kind !== "withheld")
    .map(({ indicator, dimensions, rows }) => ({
      indicator,
      dimensions,
      rows: rows.map(({ codes, cell }) => ({ codes, count: cell.status === "free" ? cell.count : null })),
    }));
const publishedOf = ({ tables, proof }: Release): PublishedRelease => ({
  tables: leaving(tables),
  assumptions: proof,
});

test("a year later with a few persons more, the table is not issued again", () => {
  const first = release(everyone(), ["epts"]);
  const grown = everyone({ "p1 owner": 3, "e2 tenant": 2 });
  const second = release(grown, ["epts"], [leaving(first.tables)]);
  expect(second.tables[0]?.treatment).toEqual({ kind: "withheld", reason: "earlier_release" });
  expect(auditReleases([publishedOf(first), publishedOf(second)], highs).holds).toBe(true);
  // Issued as if nothing had left before, both together say who came.
  const forgetful = auditReleases([publishedOf(first), publishedOf(release(grown, ["epts"]))], highs);
  expect(forgetful.holds).toBe(false);
  expect(forgetful.changes).toContainEqual({
    indicator: "epts",
    codes: ["all", "plaine", "owner"],
    difference: 3,
  });
});

/** As if nothing had left before: of what it would show, the tables asked for. */
const careless = (tables: readonly Table[], indicator: string): PublishedRelease => {
  const whole = publishedOf(
    protect({ secret: "kq9x vltz 4rmw pb7c", study, tables, joints: new Map(), previous: [] }, highs),
  );
  return { ...whole, tables: whole.tables.filter((table) => table.indicator === indicator) };
};
const treatmentsOf = ({ tables }: Release) => tables.map(({ treatment }) => treatment);
const notAgain = { kind: "withheld", reason: "earlier_release" };

test("nor is another table that shows how many came", () => {
  const first = release(everyone(), ["epts"]);
  const tables = ["epts", "communes"].map((id) =>
    count(id, everyone({ "p1 owner": 3, "e2 tenant": 2 }), study),
  );
  const change = { indicator: "epts", codes: ["all", "plaine", "owner"], difference: 3 };
  expect(auditReleases([publishedOf(first), careless(tables, "communes")], highs).changes).toContainEqual(
    change,
  );
  const careful = protect(
    { secret: "kq9x vltz 4rmw pb7c", study, tables, joints: new Map(), previous: [leaving(first.tables)] },
    highs,
  );
  expect(treatmentsOf(careful)).toEqual([notAgain, notAgain]);
});

test("nor one whose counts only add up to what left before", () => {
  const first = release(everyone(), ["epts"]);
  const people = everyone({ "p1 owner": 3, "p2 hostel": 20, "e1 tenant": 50 });
  const communes = count("communes", people, study);
  const isLeaf = (code: string) => !["plaine", "est", "_T"].includes(code);
  const tables = [
    count("epts", people, study),
    {
      ...communes,
      dimensions: communes.dimensions.map(({ name, codes }) => ({
        name,
        codes: name === "commune" ? codes.filter(isLeaf) : codes,
      })),
      rows: communes.rows.filter(({ codes }) => isLeaf(codes[1] ?? "")),
    },
  ];
  const change = { indicator: "epts", codes: ["all", "plaine", "owner"], difference: 3 };
  expect(auditReleases([publishedOf(first), careless(tables, "communes")], highs).changes).toContainEqual(
    change,
  );
  const careful = protect(
    { secret: "kq9x vltz 4rmw pb7c", study, tables, joints: new Map(), previous: [leaving(first.tables)] },
    highs,
  );
  expect(treatmentsOf(careful)).toEqual([notAgain, notAgain]);
});

test("nor one that tells of a few outside of a cohort, where it and everyone changed by many", () => {
  const cohort = (many: number, others: number) => [
    ...everyone({ "p1 tenant": others }),
    ...kinds.flatMap((housing) => Array(many).fill(household("p1", housing, "yes"))),
  ];
  const first = release(cohort(60, 0), ["homes"]);
  const grown = cohort(40, 3);
  const second = release(grown, ["homes"], [leaving(first.tables)]);
  expect(treatmentsOf(second)).toEqual([notAgain]);
  const { changes, between } = auditReleases(
    [publishedOf(first), publishedOf(release(grown, ["homes"]))],
    highs,
  );
  expect(changes).toEqual([]);
  expect(between).toEqual([
    { name: "housing=tenant;universe=all", difference: 3 },
    { name: "universe=all", difference: 3 },
  ]);
});

test("with many more, it is, and what was masked stays so", () => {
  const first = release(everyone(), ["communes"]);
  const before = shown(first.tables[0]);
  const masked = Object.keys(before).filter((cell) => before[cell] === null);
  expect(before["p2 hostel"]).toBeNull();
  const change = Object.fromEntries(
    Object.keys(homes).flatMap((commune) => kinds.map((housing) => [`${commune} ${housing}`, 40] as const)),
  );
  const second = release(everyone(change), ["communes"], [leaving(first.tables)]);
  expect(second.tables[0]?.treatment.kind).toBe("masked");
  const after = shown(second.tables[0]);
  expect(masked.filter((cell) => after[cell] !== null)).toEqual([]);
  expect(auditReleases([publishedOf(first), publishedOf(second)], highs).holds).toBe(true);
});

test("the same persons released twice keep the same masks; other masks would say more than either", () => {
  const first = release(everyone(), ["communes"]);
  const again = release(everyone(), ["communes"], [leaving(first.tables)]);
  expect(shown(again.tables[0])).toEqual(shown(first.tables[0]));
  const [one] = leaving(first.tables);
  if (one === undefined) throw new RangeError("a table leaves");
  const exact = count("communes", everyone(), study);
  const shows = (masked: boolean) => ({
    ...one,
    rows: one.rows.map((row, at) => {
      const isOther = row.codes[1] === "e1" || row.codes[1] === "e2";
      return row.count === null && masked && !isOther
        ? { ...row, count: exact.rows[at]?.count ?? null }
        : row;
    }),
  });
  const apart = { tables: [shows(true)], assumptions: first.proof };
  expect(auditReleases([publishedOf(first), apart], highs).holds).toBe(false);
});

test("by commune and by territory: what one map masks, the other does not give back", () => {
  const { tables, proof } = release(everyone(), ["communes", "epts"]);
  const [communes, epts] = tables.map(shown);
  expect(communes?.["p2 hostel"]).toBeNull();
  // The territory's counts are large: with the other communes shown, they would give the small one by subtraction.
  const others = ["p1", "p3", "p4"].map((commune) => communes?.[`${commune} hostel`]);
  expect(others.includes(null) || epts?.["plaine hostel"] === null).toBe(true);
  const range = proof.audit.populations[0]?.cells.find(({ codes }) => codes.join(" ") === "all p2 hostel");
  expect((range?.high ?? 0) - (range?.low ?? 0)).toBeGreaterThanOrEqual(study.disclosure.min - 1);
});

test("a cohort inside a cohort: few persons outside it are hidden like any others", () => {
  const people = [
    ...many(60, household("p1", "tenant", "yes")),
    ...many(50, household("p1", "owner", "yes")),
    ...many(40, household("p1", "hosted", "yes")),
    ...many(30, household("p1", "tenant")),
    ...many(5, household("p1", "owner")),
    ...many(20, household("p1", "hosted")),
    ...many(25, household("p1", "hostel")),
    ...many(20, household("p1", "hostel", "yes")),
  ];
  const { tables, proof } = release(people, ["homes"]);
  const cells = tables[0]?.rows.map(({ codes, cell }) => [
    `${codes[0]} ${codes[1]}`,
    cell.status === "free" ? cell.count : null,
  ]);
  const at = Object.fromEntries(cells ?? []);
  // 55 owners in all, 50 of them on RSA: never both.
  expect(at["all owner"] === null || at["rsa owner"] === null).toBe(true);
  const outside = proof.audit.populations[0]?.derived.find(({ name }) => name.includes("owner"));
  expect(outside?.holds).toBe(true);
  expect((outside?.high ?? 0) - (outside?.low ?? 0)).toBeGreaterThanOrEqual(study.disclosure.min - 1);
});
