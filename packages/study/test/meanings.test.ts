import { expect, test } from "vitest";
import { loadStudy, lostNames, meaningsOf, type Source, type Study } from "../src/index.ts";

/** What a study must keep of what it was counted by. */

const files = {
  "study.yaml": `vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { caf: { label: Caf, sources: [foyers] } }
`,
  "codelists/towns.yaml": `codelist: towns
label: Communes
codes:
  - { code: plaine, label: Plaine }
  - { code: a, label: A, parent: plaine }
  - { code: b, label: B, parent: plaine }
  - { code: c, label: C }
`,
  "codelists/zones.yaml":
    "codelist: zones\nlabel: Zones\ncodes: [{ code: n, label: N }, { code: s, label: S }]\n",
  "codelists/bands.yaml":
    "codelist: bands\nlabel: Tranches\nordered: true\ncodes: [{ code: y, label: Jeunes, from: 0 }, { code: o, label: Âgés, from: 60 }]\n",
  "codelists/means.yaml":
    "codelist: means\nlabel: Moyens\ncodes: [{ code: bus, label: Bus }, { code: car, label: Voiture }]\n",
  "sources/foyers.yaml": `source: foyers
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  town: { type: code, codelist: towns, label: Commune }
  rsa: { type: flag, label: RSA }
  aah: { type: flag, label: AAH }
  other: { type: flag, label: Autre }
  born: { type: date, label: Naissance }
  how: { type: multiple, codelist: means, label: Moyens }
derive:
  zone: { recode: town, codelist: zones, map: { a: n, b: n, c: s }, label: Zone }
  minima: { any: [rsa, aah], label: Minima }
  age: { years: born, at: 2024-12-31, label: Âge }
  band: { bands: age, codelist: bands, label: Tranche }
universes:
  beneficiaries: { label: Bénéficiaires, where: { minima: ["yes"] } }
`,
  "indicators.yaml": `indicators:
  zones: { kind: distribution, source: foyers, title: Zones, universe: beneficiaries, of: zone }
  bands: { kind: distribution, source: foyers, title: Tranches, of: band }
  means: { kind: multiple, source: foyers, title: Moyens, of: how }
`,
};

type Edit = readonly [keyof typeof files, string, string];

async function studyOf(...edits: readonly Edit[]): Promise<{ study: Study; source: Source }> {
  const given = new Map<string, string>(Object.entries(files));
  for (const [path, from, to] of edits) {
    const text = given.get(path) ?? "";
    expect(text).toContain(from);
    given.set(path, text.replace(from, to));
  }
  const loaded = await loadStudy(given);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const source = loaded.study.sources.get("foyers");
  if (source === undefined) throw new RangeError("no source");
  return { study: loaded.study, source };
}

const { study, source } = await studyOf();
const before = meaningsOf(source, [...study.indicators.keys()], study);

test("what indicators count by, what that is made of, and whom they count", () => {
  expect([...before.attributes.keys()]).toEqual([
    "aah",
    "age",
    "band",
    "born",
    "how",
    "how_bus",
    "how_car",
    "minima",
    "rsa",
    "town",
    "zone",
  ]);
  expect([...before.universes.keys()]).toEqual(["all", "beneficiaries"]);
});

test.each<{
  says: string;
  edits: readonly Edit[];
  shown?: readonly string[];
  attributes?: readonly string[];
  universes?: readonly string[];
}>([
  { says: "nothing", edits: [] },
  {
    says: "labels and what no indicator counts by",
    edits: [
      ["sources/foyers.yaml", "other: { type: flag, label: Autre }", "another: { type: flag, label: Autre }"],
      ["sources/foyers.yaml", "label: RSA", "label: Rsa"],
    ],
  },
  {
    says: "a code more",
    edits: [["codelists/means.yaml", "{ code: car,", "{ code: bike, label: Vélo }, { code: car,"]],
  },
  {
    says: "a question that is asked no more",
    edits: [
      ["indicators.yaml", "  bands: { kind: distribution, source: foyers, title: Tranches, of: band }\n", ""],
    ],
  },
  {
    says: "a town more, with where it is placed",
    edits: [
      ["codelists/towns.yaml", "label: C }", "label: C }\n  - { code: d, label: D }"],
      ["sources/foyers.yaml", "c: s }", "d: n, c: s }"],
    ],
  },
  {
    says: "another order",
    edits: [
      ["sources/foyers.yaml", "any: [rsa, aah]", "any: [aah, rsa]"],
      [
        "codelists/zones.yaml",
        "{ code: n, label: N }, { code: s, label: S }",
        "{ code: s, label: S }, { code: n, label: N }",
      ],
    ],
  },
  {
    says: "a union of one flag more",
    edits: [["sources/foyers.yaml", "any: [rsa, aah]", "any: [rsa, aah, other]"]],
    attributes: ["minima"],
  },
  {
    says: "a town that is placed elsewhere",
    edits: [["sources/foyers.yaml", "b: n", "b: s"]],
    attributes: ["zone"],
  },
  {
    says: "a town under no other",
    edits: [["codelists/towns.yaml", "label: B, parent: plaine", "label: B"]],
    attributes: ["town"],
  },
  {
    says: "a code less, of a field that is shown",
    edits: [
      ["codelists/towns.yaml", "  - { code: c, label: C }\n", ""],
      ["sources/foyers.yaml", ", c: s", ""],
    ],
    shown: ["town"],
    attributes: ["zone"],
  },
  {
    says: "a code less, of a field that is not shown",
    edits: [
      ["codelists/towns.yaml", "  - { code: c, label: C }\n", ""],
      ["sources/foyers.yaml", ", c: s", ""],
    ],
    attributes: ["town", "zone"],
  },
  {
    says: "bands that start elsewhere",
    edits: [["codelists/bands.yaml", "from: 60", "from: 65"]],
    attributes: ["band"],
  },
  {
    says: "an age on another day",
    edits: [["sources/foyers.yaml", "at: 2024-12-31", "at: 2024-01-01"]],
    attributes: ["age"],
  },
  {
    says: "an item renamed",
    edits: [["codelists/means.yaml", "code: car", "code: auto"]],
    attributes: ["how", "how_car"],
  },
  {
    says: "a universe chosen otherwise",
    edits: [["sources/foyers.yaml", 'where: { minima: ["yes"] }', 'where: { rsa: ["yes"] }']],
    universes: ["beneficiaries"],
  },
  {
    says: "a question asked of some",
    edits: [
      [
        "sources/foyers.yaml",
        "aah: { type: flag, label: AAH }",
        'aah: { type: flag, label: AAH, asked: { rsa: ["yes"] } }',
      ],
    ],
    attributes: ["aah"],
  },
])("lost by $says", async ({ edits, shown = [], attributes = [], universes = [] }) => {
  const now = await studyOf(...edits);
  expect(lostNames(before, now.source, new Set(shown))).toEqual({ attributes, universes });
});
