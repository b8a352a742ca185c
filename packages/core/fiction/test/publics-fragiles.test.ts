import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { makeFiction, parseFiction } from "../src/index.ts";
import { classified, counted, rowsOf } from "./recount.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "studies", "publics-fragiles");
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:yaml|csv)$/.test(path))
    .map((path) => [path.split(sep).join("/"), readFileSync(join(folder, path), "utf8")]),
);
const text = files.get("fiction.yaml") ?? "";
const loaded = await loadStudy(files);
if ("errors" in loaded)
  throw new RangeError(
    loaded.errors.map(({ code, place }) => `${code} ${place.file}:${place.line}`).join("\n"),
  );
const { study } = loaded;
const parsed = parseFiction(text, "fiction.yaml", study);
if ("errors" in parsed)
  throw new RangeError(parsed.errors.map(({ code, place }) => `${code} ${place.line}`).join("\n"));
const { fiction } = parsed;

test("the populations are those of the study, and ours where it prints none", () => {
  const sizes = [...fiction.sources].map(([id, { units }]) => [id, units]);
  expect(sizes).toEqual([
    ["aides", 448],
    ["allocataires", 380_000],
    ["aspa", 1_185],
    ["assures", 100_000],
    ["enquete_insertion", 1_008],
    ["enquete_professionnels", 320],
    ["france_services", 122_000],
    ["structures", 26],
    ["usagers_ccas", 24_000],
    ["usagers_sociaux", 37_812],
  ]);
});

test("a universe whose size the study declares public has that size here, to the unit", () => {
  const sizes = [...study.disclosure.public].flatMap(([id, universes]) => {
    const { units = 0, margins = [] } = fiction.sources.get(id) ?? {};
    return [...universes].map(([name, { size }]) => {
      const [condition] = study.sources.get(id)?.universes.get(name)?.where ?? [];
      if (condition === undefined) return [id, size, units] as const;
      const [attribute, [code = ""]] = condition;
      const margin = margins.find(({ of, within }) => of === attribute && within.size === 0);
      const share = margin?.rows[0]?.shares[margin.codes.indexOf(code)] ?? 0;
      return [id, size, Math.round(units * share * 1e6) / 1e6] as const;
    });
  });
  expect(sizes).toEqual([
    ["allocataires", 92_904, 92_904],
    ["assures", 17_847, 17_847],
    ["aspa", 1_185, 1_185],
    ["usagers_sociaux", 37_812, 37_812],
    ["enquete_professionnels", 320, 320],
  ]);
});

test("every partner accepts the sources without persons by name, and has a secret of its own", () => {
  const mappings = made
    .filter(({ path }) => path.endsWith("mapping.yaml"))
    .map(({ chunks }) => [...chunks].join(""));
  const secrets = mappings.map((mapping) => /^secret: "?([A-Za-z0-9_-]{43})"?$/m.exec(mapping)?.[1]);
  expect(new Set(secrets).size).toBe(study.partners.size);
  const nothing = [...study.sources.values()].filter(({ protects }) => protects === "nothing");
  for (const { id } of nothing)
    expect(mappings.filter((mapping) => mapping.includes(`    - ${id}\n`))).toHaveLength(1);
});

test("every figure that the study prints has something that computes it, or the reason why nothing can", () => {
  const computed = study.published
    .filter((figure) => figure.computed !== null)
    .map(({ id }) => id.split(".")[0] ?? "");
  expect(counted(computed)).toEqual({
    rsa: 14,
    channels: 7,
    c2s: 8,
    aspa: 4,
    social: 11,
    inclusion_survey: 2,
    professionals: 8,
    tests: 4,
    mediation: 9,
    territory: 3,
  });
  const never = study.published.filter((figure) => figure.computed === null);
  expect(never.map(({ id }) => id)).toEqual([
    "channels.ten_years_younger",
    "professionals.reassurance",
    "professionals.awareness",
    "tests.second_code",
    "elsewhere.younger_than_national",
    "elsewhere.insee_2023",
    "elsewhere.smartphones",
  ]);
  expect(never.filter(({ why }) => why === null)).toEqual([]);
});

/** A hundredth of the size: each group is one of the two whole numbers around its expected one. */
const made = makeFiction({ study, fiction, seed: 1, scale: 0.01 });

for (const { partner, id, cohort, groups } of [
  {
    partner: "caf93",
    id: "allocataires",
    cohort: "rsa",
    // 929 households: 33.3 %, 28 %, 9 %, 24.7 % and 5 % are 309.36, 260.12, 83.61, 229.46 and 46.45.
    groups: {
      digital: [309, 310],
      mixed: [260, 261],
      direct: [83, 84],
      routine_only: [229, 230],
      none: [46, 47],
    },
  },
  {
    partner: "cpam93",
    id: "assures",
    cohort: "c2s",
    // 178 persons: 17 %, 63 %, 17 % and 3 % are 30.26, 112.14, 30.26 and 5.34.
    groups: { digital: [30, 31], mixed: [112, 113], direct: [30, 31], none: [5, 6] },
  },
] as const)
  test(`${id}: the groups of ${cohort}, recounted from the contacts, are those declared`, () => {
    const source = study.sources.get(id);
    if (!source) throw new RangeError(id);
    const units = rowsOf(made, `${partner}/${id}.csv`);
    const found = classified(units, rowsOf(made, `${partner}/${id}-contacts.csv`), source);
    const members = units.filter((unit) => unit.get(cohort) === "yes");
    const counts = counted(members.map((unit) => found.get(unit.get("unit") ?? "")?.group ?? ""));
    expect(Object.keys(counts).toSorted()).toEqual(Object.keys(groups).toSorted());
    for (const [group, [least, most]] of Object.entries(groups)) {
      expect(counts[group], group).toBeGreaterThanOrEqual(least);
      expect(counts[group], group).toBeLessThanOrEqual(most);
    }
  });

test("in the direct group of RSA, most are born abroad, single and 50 or over", () => {
  const source = study.sources.get("allocataires");
  if (!source) throw new RangeError("allocataires");
  const units = rowsOf(made, "caf93/allocataires.csv");
  const found = classified(units, rowsOf(made, "caf93/allocataires-contacts.csv"), source);
  const direct = units.filter(
    (unit) => unit.get("rsa") === "yes" && found.get(unit.get("unit") ?? "")?.group === "direct",
  );
  const share = (has: (unit: ReadonlyMap<string, string>) => boolean, known: string) =>
    direct.filter(has).length / direct.filter((unit) => unit.get(known) !== "").length;
  const bornInFrance = ["mainland", "overseas"];
  // 61 %, 59 % and 54 % of about 84 households, two whole numbers away at most.
  expect(
    share((unit) => !["", ...bornInFrance].includes(unit.get("country_of_birth") ?? ""), "country_of_birth"),
  ).toBeCloseTo(0.61, 1);
  expect(share((unit) => unit.get("household") === "single", "household")).toBeCloseTo(0.59, 1);
  expect(
    share((unit) => unit.get("birth") !== "" && (unit.get("birth") ?? "") <= "1972-12-31", "birth"),
  ).toBeCloseTo(0.54, 1);
});

/** Margins that rest on one printed figure alone, without an assumption of ours, hold it. */
test("a margin that names one printed figure and no assumption holds that figure", () => {
  const printed = new Map(study.published.map(({ id, value }) => [id, value]));
  const lines = text.split("\n");
  const checked = lines.flatMap((line, at) => {
    const id = /^\s*from: ([a-z0-9_.]+)$/.exec(line)?.[1];
    if (id === undefined || /^\s*assumption:/.test(lines[at + 1] ?? "")) return [];
    const numbers = lines[at - 1]?.match(/(?<=: )\d+(?:\.\d+)?/g)?.map(Number) ?? [];
    return [{ id, isHeld: numbers.includes(printed.get(id) ?? Number.NaN) }];
  });
  expect(checked.length).toBeGreaterThanOrEqual(9);
  expect(checked.filter(({ isHeld }) => !isHeld)).toEqual([]);
});

test("of the users of social services in difficulty, sets of flags, ages and households are those declared", () => {
  const units = rowsOf(made, "departement93/usagers_sociaux.csv");
  const flags = ["not_alone", "no_email", "french", "no_equipment", "lost_code"];
  const inDifficulty = units.filter((unit) => flags.some((flag) => unit.get(flag) === "yes"));
  // 18 % of 378 persons are 68.04.
  expect(units.length).toBe(378);
  expect(inDifficulty.length).toBe(68);
  const share = (has: (unit: ReadonlyMap<string, string>) => boolean) =>
    inDifficulty.filter(has).length / inDifficulty.length;
  // Within two persons of 68: sets of flags are rounded together, ages and households each apart.
  const near = 2 / 68;
  const expected = { not_alone: 0.401, single: 0.27, couple: 0.06, old: 0.31 };
  const found = new Map([
    ["not_alone", share((unit) => unit.get("not_alone") === "yes")],
    ["single", share((unit) => unit.get("household") === "single")],
    ["couple", share((unit) => unit.get("household") === "couple")],
    // 62 completed years on 31 December 2022.
    ["old", share((unit) => (unit.get("birth") ?? "") <= "1960-12-31")],
  ]);
  for (const [name, value] of Object.entries(expected))
    expect(Math.abs((found.get(name) ?? Number.NaN) - value), name).toBeLessThanOrEqual(near);
});

test("everyone who was asked a question of several answers gives one at least, and those who were not, none", () => {
  const people = rowsOf(made, "departement93/enquete_insertion.csv");
  const given = (unit: ReadonlyMap<string, string>, question: string) => (unit.get(question) ?? "") !== "";
  for (const question of ["equipment", "procedures", "obstacles"])
    expect(people.filter((unit) => !given(unit, question)).length, question).toBe(0);
  for (const question of ["helpers", "helped_procedures", "help_ends"])
    expect(
      people.filter((unit) => unit.get("help") === "never" && given(unit, question)).length,
      question,
    ).toBe(0);
});
