import type { Table } from "@vigie/engine";
import { newStudy, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { loadSolver, protect } from "../src/index.ts";
import { structureOf } from "../src/system/structure-of.ts";
import { count, loaded, many, type Person, shown } from "./world/counted.ts";

const highs = await loadSolver();

const studyOf = (indicators: Readonly<Record<string, string>>): Promise<Study> => {
  const text = Object.entries(indicators).map(
    ([id, asked]) => `  ${id}: { source: allocataires, title: A, ${asked} }`,
  );
  return loaded(new Map([...newStudy(), ["indicators.yaml", `indicators:\n${text.join("\n")}\n`]]));
};

const release = (study: Study, tables: readonly Table[], joints = new Map()) =>
  protect({ secret: "kq9x vltz 4rmw pb7c", study, tables, joints, previous: [] }, highs);

const household = (subgroup: string, rsa: string, compte_actif: string): Person => ({
  subgroup,
  rsa,
  compte_actif,
});
const households = (subgroup: string, rsa: string, [active, idle]: readonly [number, number]) => [
  ...many(active, household(subgroup, rsa, "yes")),
  ...many(idle, household(subgroup, rsa, "no")),
];

/** Of those with and without an active account: rare sets, together with enough others of their group. */
const people = [
  ...households("compte", "yes", [60, 50]),
  ...households("courriel", "yes", [7, 30]),
  ...households("compte+courriel", "yes", [8, 12]),
  ...households("compte+guichet", "yes", [40, 45]),
  ...households("compte+telephone", "yes", [9, 6]),
  ...households("courriel+guichet", "yes", [5, 7]),
  ...households("guichet", "yes", [55, 70]),
  ...households("telephone", "yes", [48, 52]),
  ...households("none", "yes", [20, 31]),
];

const subgroupFirst = "kind: profile, universe: rsa, of: compte_actif, by: subgroup";
const subgroupLast = "kind: profile, universe: rsa, of: subgroup, by: compte_actif";

test.each([
  ["first", subgroupFirst],
  ["last", subgroupLast],
])("rare subgroups are gathered where they are %s, and no table is kept back for them", async (_, asked) => {
  const study = await studyOf({ one: asked });
  const [table] = release(study, [count("one", people, study)]).tables;
  expect(table?.treatment).toMatchObject({ kind: "masked", method: "optimal", merged: 4 });
  const cells = shown(table);
  const at = (set: string, active: string) =>
    cells[asked === subgroupFirst ? `${set} ${active}` : `${active} ${set}`];
  expect([at("_O.digital", "yes"), at("_O.digital", "no"), at("_O.digital", "_T")]).toEqual([15, 42, 57]);
  expect([at("_O.mixed", "yes"), at("_O.mixed", "no"), at("_O.mixed", "_T")]).toEqual([14, 13, 27]);
  expect([at("compte", "_T"), at("_T", "yes"), at("_T", "_T")]).toEqual([110, 252, 555]);
  expect(Object.values(cells)).not.toContain(null);
  expect(table?.dimensions.find(({ name }) => name === "subgroup")?.codes).toEqual([
    "compte",
    "compte+guichet",
    "_O.digital",
    "_O.mixed",
    "guichet",
    "none",
    "telephone",
    "_T",
  ]);
});

test("that nobody of a universe has a set of channels is known: the table has no row for it", async () => {
  const study = await studyOf({
    one: "kind: distribution, universe: rsa, of: subgroup",
    two: "kind: distribution, of: subgroup",
  });
  const all = [
    ...households("compte", "yes", [50, 0]),
    ...households("guichet", "yes", [5, 0]),
    ...households("none", "yes", [40, 0]),
    ...households("compte", "no", [100, 0]),
    ...households("courriel", "no", [60, 0]),
    ...households("guichet", "no", [45, 0]),
    ...households("none", "no", [100, 0]),
  ];
  const { tables, proof } = release(
    study,
    ["one", "two"].map((id) => count(id, all, study)),
  );
  const cells = shown(tables[0]);
  expect([cells["_O.direct"], cells._T]).toEqual([null, 95]);
  // Were two masked, whoever is alone in one would have the other from the total: by e-mail there is nobody.
  expect(Object.values(cells).filter((cell) => cell === null)).toHaveLength(3);
  const [population] = proof.structure.populations;
  const relation = population?.relations.find(({ fields }) => fields.includes("subgroup"));
  expect(relation?.pairs).not.toContainEqual(["rsa+all", "courriel"]);
  expect(relation?.pairs).toContainEqual(["all", "courriel"]);
});

test.each([
  ["none as routine, its row is 0 for all", [], "masked"],
  [
    "some as routine, its row would tell",
    [{ label: { fr: "R" }, channels: null, motives: null }],
    "withheld",
  ],
] as const)("zeros masked, where a study sets aside %s", async (_, routine, kind) => {
  const read = await studyOf({ one: "kind: distribution, of: group" });
  const source = read.sources.get("allocataires");
  const contacts = source?.contacts;
  if (!source || !contacts) throw new Error("no contacts");
  const study: Study = {
    ...read,
    disclosure: { ...read.disclosure, zeros: "masked" },
    sources: new Map([[source.id, { ...source, contacts: { ...contacts, routine } }]]),
  };
  const counts = { digital: 167, mixed: 132, direct: 225, routine_only: 0, none: 51, _T: 575 };
  const dimensions = [
    { name: "universe", codes: ["all"] },
    { name: "group", codes: Object.keys(counts) },
  ];
  const rows = Object.entries(counts).map(([group, held]) => ({ codes: ["all", group], count: held }));
  const [table] = release(study, [{ indicator: "one", dimensions, rows }]).tables;
  expect(table?.treatment.kind).toBe(kind);
  if (kind === "masked") expect(shown(table)).toEqual(counts);
});

test("what a table gathers is made of the sets that a table of everyone shows, and of no others", async () => {
  const study = await studyOf({
    one: "kind: profile, of: compte_actif, by: subgroup",
    two: "kind: distribution, of: subgroup",
  });
  const { tables, proof } = release(
    study,
    ["one", "two"].map((id) => count(id, people, study)),
  );
  expect(tables.map(({ treatment }) => ("merged" in treatment ? treatment.merged : null))).toEqual([4, 0]);
  const [population] = proof.structure.populations;
  const [, sets] = population?.tables.get("one") ?? [];
  expect(population?.fields.get("subgroup")?.filter((set) => set.startsWith("_O"))).toEqual([]);
  expect(sets && "members" in sets ? sets.members.get("_O.mixed") : []).toEqual([
    "compte+telephone",
    "courriel+guichet",
  ]);
});

test("a characteristic that the channels decide goes with what gathers them", async () => {
  const study = await studyOf({ one: subgroupFirst });
  const [codes, counts] = [
    ["compte", "courriel", "guichet"],
    [60, 9, 90],
  ];
  const { populations } = structureOf({
    study,
    tables: [
      {
        indicator: "one",
        dimensions: [
          { name: "universe", codes: ["rsa"] },
          { name: "subgroup", codes: ["_O.digital", "guichet", "_T"] },
          { name: "compte_actif", codes: ["yes", "no", "_U", "_T"] },
        ],
        rows: [],
      },
    ],
    withheld: [],
    joints: new Map([
      [
        "allocataires",
        [
          {
            fields: ["compte_actif", "subgroup"],
            rows: codes.map((set, at) => ({
              codes: [set === "guichet" ? "no" : "yes", set] as const,
              count: counts[at] ?? 0,
            })),
          },
        ],
      ],
    ]),
    min: 11,
  });
  const relation = populations[0]?.relations.find(({ fields }) => fields.includes("subgroup"));
  expect(relation?.pairs).toContainEqual(["yes", "_O.digital"]);
  expect(relation?.pairs).not.toContainEqual(["no", "_O.digital"]);
});

test("sets of channels that only those have who are outside the universe stand in no table", async () => {
  const study = await studyOf({ one: subgroupFirst, two: "kind: distribution, of: rsa" });
  const held = [
    ...households("compte+guichet", "yes", [50, 40]),
    ...households("guichet", "yes", [40, 20]),
    ...households("compte", "no", [60, 40]),
  ];
  const rows = ["compte+guichet", "guichet", "compte"].map((set) => {
    const own = held.filter(({ subgroup }) => subgroup === set);
    return { codes: [own[0]?.rsa ?? "", set] as const, count: own.length };
  });
  const joints = new Map([["allocataires", [{ fields: ["rsa", "subgroup"] as const, rows }]]]);
  const tables = ["one", "two"].map((id) => count(id, held, study));
  const found = release(study, tables, joints);
  expect(found.tables.map(({ treatment }) => treatment.kind)).toEqual(["masked", "masked"]);
  const [population] = found.proof.structure.populations;
  expect(population?.fields.get("subgroup")).toContain("_O.digital");
});

test.each(["published", "masked"])(
  "a universe compared with may have sets of channels that the other has not: zeros %s",
  async (zeros) => {
    const indicators = {
      one: "kind: profile, universe: rsa, against: all, of: compte_actif, by: subgroup",
      two: "kind: distribution, of: subgroup",
    };
    const text = Object.entries(indicators).map(
      ([id, own]) => `  ${id}: { source: allocataires, title: A, ${own} }`,
    );
    const files = new Map([...newStudy(), ["indicators.yaml", `indicators:\n${text.join("\n")}\n`]]);
    const asked = (files.get("study.yaml") ?? "").replace("min: 11", `min: 11\n  zeros: ${zeros}`);
    const study = await loaded(files.set("study.yaml", asked));
    const held = [
      ...households("compte", "yes", [50, 40]),
      ...households("courriel", "yes", [30, 20]),
      ...households("compte+guichet", "yes", [40, 20]),
      ...households("none", "yes", [40, 30]),
      ...households("guichet", "no", [45, 30]),
      ...households("telephone", "no", [60, 40]),
    ];
    const [one, two] = release(
      study,
      ["one", "two"].map((id) => count(id, held, study)),
    ).tables;
    expect([one, two].map((table) => table?.treatment.kind)).toEqual(["masked", "masked"]);
    expect(shown(two)).toMatchObject({ _T: 445 });
    const compared = one?.rows.flatMap(({ codes: [universe, set] }) => (universe === "all" ? [set] : []));
    expect(new Set(compared)).toEqual(new Set(["_T"]));
  },
);

test("where zeros are masked, a set of channels without a row may be among those gathered", async () => {
  const files = new Map([
    ...newStudy(),
    [
      "indicators.yaml",
      "indicators:\n  sets: { kind: distribution, source: allocataires, title: A, of: subgroup }\n",
    ],
  ]);
  const asked = (files.get("study.yaml") ?? "").replace("min: 11", "min: 11\n  zeros: masked");
  expect(asked).toContain("zeros: masked");
  const study = await loaded(files.set("study.yaml", asked));
  const held = [
    ...many(65, { subgroup: "compte" }),
    ...many(28, { subgroup: "guichet" }),
    ...many(75, { subgroup: "telephone" }),
    ...many(40, { subgroup: "courrier" }),
  ];
  const [table] = release(study, [count("sets", held, study)]).tables;
  const codes = table?.dimensions.find(({ name }) => name === "subgroup")?.codes ?? [];
  // Nobody is in the mixed group nor without a channel: a missing row would say so.
  for (const code of ["_O.digital", "_O.mixed", "_O.direct", "none"]) expect(codes).toContain(code);
  expect(codes).not.toContain("guichet+telephone");
  expect(shown(table)).toMatchObject({ "_O.mixed": null, none: null, _T: 208 });
  expect(Object.values(shown(table))).not.toContain(0);
});
