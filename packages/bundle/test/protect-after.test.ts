import { loadSolver, protect } from "@vigie/disclosure";
import type { Table } from "@vigie/engine";
import { loadStudy, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { type AuditedBundle, auditTogether, pack, protectAfter, readBundle } from "../src/index.ts";
import { codesOf, contents } from "./sample.ts";

/** A second bundle beside a first that says otherwise: the small count that the two would give stays hidden. */
const highs = await loadSolver();

const asked = {
  homes: "{ kind: distribution, source: foyers, title: Logements, of: home }",
  groups: "{ kind: distribution, source: foyers, title: Logements réunis, of: home_group }",
  ages: "{ kind: distribution, source: foyers, title: Âges, of: age }",
} as const;
type Asked = keyof typeof asked;
const plain = ["a", "b", "c", "d", "e"];

interface Changes {
  readonly rounded?: boolean;
  readonly names?: Names;
  readonly homes?: readonly string[];
  /** Homes of the first group. */
  readonly joined?: readonly string[];
}

/** Other names than those of above, where an indicator bears that of another. */
type Names = Partial<Record<Asked, string>>;

async function studyOf(
  indicators: readonly Asked[],
  { rounded = false, names = {}, homes = plain, joined = ["b", "c"] }: Changes = {},
): Promise<Study> {
  const list = (name: string, codes: readonly string[]) =>
    `codelist: ${name}\nlabel: ${name}\ncodes: [${codes.map((code) => `{ code: ${code}, label: ${code} }`)}]\n`;
  const found = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1
study: essai
version: "1"
title: Logements
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { caf93: { label: Caf, sources: [foyers] } }
disclosure: { min: 11${rounded ? ", tables: { ages: { round: 12 } }" : ""} }
`,
      ],
      ["codelists/homes.yaml", list("homes", homes)],
      ["codelists/groups.yaml", list("groups", ["bc", "ade"])],
      ["codelists/ages.yaml", list("ages", ["u", "v", "w", "z"])],
      [
        "sources/foyers.yaml",
        `source: foyers
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  home: { type: code, codelist: homes, label: Logement }
  age: { type: code, codelist: ages, label: Âge }
derive:
  home_group: { recode: home, codelist: groups, map: { ${homes.map((home) => `${home}: ${joined.includes(home) ? "bc" : "ade"}`)} }, label: Réunis }
`,
      ],
      [
        "indicators.yaml",
        `indicators:\n${indicators.map((id) => `  ${names[id] ?? id}: ${asked[id]}\n`).join("")}`,
      ],
    ]),
  );
  if ("errors" in found) throw new RangeError(found.errors.map(({ code }) => code).join());
  return found.study;
}

/** Three live in `a`. Newcomers live in `e` and are of age `u`. */
const tablesOf = (
  indicators: readonly Asked[],
  newcomers = 0,
  { names = {}, homes = plain, joined = ["b", "c"] }: Changes = {},
): readonly Table[] => {
  const held = homes.map((home, at) => [home, [3, 14, 16, 60, 70 + newcomers][at] ?? 0] as const);
  const inFirst = held.filter(([home]) => joined.includes(home)).reduce((sum, [, count]) => sum + count, 0);
  const counts: Readonly<Record<Asked, readonly [string, Readonly<Record<string, number>>]>> = {
    homes: ["home", Object.fromEntries(held)],
    groups: ["home_group", { bc: inFirst, ade: 163 + newcomers - inFirst }],
    ages: ["age", { u: 117 + newcomers, v: 4, w: 20, z: 22 }],
  };
  return indicators.map((indicator) => {
    const [name, own] = counts[indicator];
    const all = { ...own, _U: 0, _T: 163 + newcomers };
    return {
      indicator: names[indicator] ?? indicator,
      dimensions: [
        { name: "universe", codes: ["all"] },
        { name, codes: Object.keys(all) },
      ],
      rows: Object.entries(all).map(([code, count]) => ({ codes: ["all", code], count })),
    };
  });
};
const secret = "frappé au hasard, une fois";

async function bundleOf(
  indicators: readonly Asked[],
  { date = "2026-01-10", rounded = false, newcomers = 0 } = {},
): Promise<AuditedBundle> {
  const study = await studyOf(indicators, { rounded });
  const tables = tablesOf(indicators, newcomers);
  const release = protect({ study, tables, joints: new Map(), previous: [], secret }, highs);
  return readBundle(await pack({ ...contents, study, date, ...release }, null), {});
}

const after = async (first: AuditedBundle, indicators: readonly Asked[], newcomers = 0) => {
  const study = await studyOf(indicators);
  return protectAfter([first], {
    secret: "kq9x vltz 4rmw pb7c",
    study,
    tables: tablesOf(indicators, newcomers),
    joints: new Map(),
  });
};

test.each([
  { says: "nothing else changed", rounded: false, newcomers: 0 },
  { says: "another table was rounded, and is masked now", rounded: true, newcomers: 0 },
  { says: "fifteen came elsewhere", rounded: false, newcomers: 15 },
])("groups that would give the 3 of an earlier table stay: $says", async ({ rounded, newcomers }) => {
  const first = await bundleOf(["homes", "ages"], { rounded });
  const { telling, dropped, release } = await after(first, ["groups", "ages"], newcomers);
  expect({ telling, dropped }).toEqual({ telling: ["groups"], dropped: ["homes"] });
  expect(release.tables.map(({ treatment }) => treatment.kind)).toEqual(["withheld", "masked"]);
});

const otherwise = async (first: AuditedBundle, indicators: readonly Asked[], changes: Changes) =>
  protectAfter([first], {
    secret,
    study: await studyOf(indicators, changes),
    tables: tablesOf(indicators, 0, changes),
    joints: new Map(),
  });

test("groups that would give the 3 of an earlier table stay: under the name of the earlier table", async () => {
  const first = await bundleOf(["homes"]);
  const { telling, leftOut } = await otherwise(first, ["groups", "ages"], { names: { groups: "homes" } });
  expect({ telling, leftOut }).toEqual({ telling: ["homes"], leftOut: [] });
});

test("codes that are no more: followed by their counts where the field leaves again, else the run is refused", async () => {
  // Of 63 in one group, the 60 that left of `d` are those of `dd`: the others are 3.
  const changes = { homes: ["a", "b", "c", "dd", "e"], joined: ["b", "c", "e"] };
  const first = await bundleOf(["homes"]);
  const { telling, release } = await otherwise(first, ["homes", "groups"], changes);
  expect(telling).toEqual(["groups"]);
  expect(release.tables.map(({ treatment }) => treatment.kind)).toEqual(["masked", "withheld"]);
  expect(await codesOf(otherwise(first, ["groups", "ages"], changes))).toBe("bundle/previous-names-lost");
});

test("made as if nothing had left, the attack on both bundles finds it, whoever came elsewhere", async () => {
  // The second has a table of homes too, safe in itself: its own words say how they go with the groups.
  const first = await bundleOf(["homes", "ages"]);
  const second = await bundleOf(["groups", "homes"], { date: "2027-01-10", newcomers: 15 });
  const [together] = await auditTogether([first, second]);
  const [audit] = together?.audits ?? [];
  const found = audit?.together.flatMap(({ cells }) => cells.filter(({ holds }) => !holds)) ?? [];
  expect(found).toContainEqual(
    expect.objectContaining({ indicator: "homes", codes: ["all", "a"], low: 3, high: 3 }),
  );
  expect(audit).toMatchObject({ holds: false, moved: ["homes", "ages"] });
});

test("a table told to stay from the start stays, and the others leave", async () => {
  const first = await bundleOf(["ages"]);
  const study = await studyOf(["groups", "ages"]);
  const tables = tablesOf(["groups", "ages"]);
  const { release, telling } = await protectAfter([first], {
    secret: "kq9x vltz 4rmw pb7c",
    study,
    tables,
    joints: new Map(),
    telling: new Set(["groups"]),
  });
  expect(telling).toEqual(["groups"]);
  expect(release.tables.map(({ treatment }) => treatment.kind)).toEqual(["withheld", "masked"]);
});
