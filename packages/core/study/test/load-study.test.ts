import { expect, test } from "vitest";
import { defaultDisclosure, interiorCells, loadStudy, type Study } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

const base = readFolder("base-study");

async function load(files: ReadonlyMap<string, string>): Promise<Study> {
  const result = await loadStudy(files);
  if ("errors" in result) throw new RangeError(result.errors.map(({ message }) => message).join(", "));
  return result.study;
}

async function mistakes(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const result = await loadStudy(files);
  if ("study" in result) return [];
  return result.errors.map(({ code, place }) => `${place.file}:${place.line}:${place.column} ${code}`);
}

type Change = readonly [path: string, ...changes: readonly (readonly [from: string, to: string])[]];

function changed(...files: readonly Change[]): ReadonlyMap<string, string> {
  const rewritten = files.map(([path, ...changes]) => {
    const text = changes.reduce((before, [from, to]) => before.replace(from, to), base.get(path) ?? "");
    return [path, text] as const;
  });
  return new Map([...base, ...rewritten]);
}

test("names are looked up and defaults filled in", async () => {
  const study = await load(base);
  const homes = study.sources.get("homes");
  expect(study.disclosure).toEqual(defaultDisclosure);
  expect(study.summary).toBeNull();
  expect(homes?.protects).toBe("persons");
  expect(homes?.window).toEqual({ from: "2022-07-01", to: "2022-12-31" });
  expect([...(homes?.universes.keys() ?? [])]).toEqual(["all", "rsa", "north"]);
  expect(homes?.universes.get("all")).toEqual({ id: "all", label: { fr: "Foyers" }, where: new Map() });
  expect(homes?.universes.get("rsa")?.where).toEqual(new Map([["rsa", ["yes"]]]));
  expect(homes?.contacts?.minContacts).toBe(1);
  expect(homes?.contacts?.duplicates).toBe("keep");
  expect(study.indicators.get("bands")).toMatchObject({
    kind: "profile",
    by: "group",
    universe: "rsa",
    against: "all",
  });
  expect(study.indicators.get("paths")).toMatchObject({ universe: "all", against: null });
});

test("public sizes are kept with their publication, by source and universe", async () => {
  const study = await load(
    changed([
      "study.yaml",
      [
        "partners:",
        "disclosure:\n  rho: 0.5\n  public: { homes: { rsa: { size: 92904, publication: Rapport 2023 } } }\npartners:",
      ],
    ]),
  );
  expect(study.disclosure).toMatchObject({
    rho: 0.5,
    min: 11,
    public: new Map([["homes", new Map([["rsa", { size: 92904, publication: { fr: "Rapport 2023" } }]])]]),
  });
});

test("an indicator weighs 1 in the budget unless it says otherwise, and its lines of sensitivity as much", async () => {
  const weighted = changed([
    "indicators.yaml",
    [
      "indicators:",
      "indicators:\n  link: { kind: association, source: homes, title: Lien, of: side, reference: left, outcome: either, weight: 2.5 }",
    ],
  ]);
  const { indicators } = await load(weighted);
  expect(indicators.get("groups")?.weight).toBe(1);
  expect(indicators.get("link")?.weight).toBe(2.5);
  expect(indicators.get("link_without_rsa")?.weight).toBe(2.5);
});

test("an age has a grain of one year; a median keeps its bands, a mean has none", async () => {
  const study = await load(
    changed([
      "indicators.yaml",
      [
        "indicators:",
        "indicators:\n  mid: { kind: summary, source: homes, title: Âge, of: age, by: side, statistic: median, bands: [0, 30.5, 60] }\n  mean: { kind: summary, source: homes, title: Âge, of: age, by: side, statistic: mean }",
      ],
    ]),
  );
  expect(study.sources.get("homes")?.attributes.get("age")?.range).toEqual({ from: 0, to: 120, grain: 1 });
  expect(study.indicators.get("mid")).toMatchObject({ bands: [0, 30.5, 60] });
  expect(study.indicators.get("mean")).toMatchObject({ bands: null });
});

test("a respondent weighs 1 where a survey has strata only; else as much as it declares", async () => {
  const surveyed = async (survey: string) => {
    const files = changed([
      "sources/homes.yaml",
      ["label: Foyers\n", `label: Foyers\nrows_per_person: 3\nsurvey: ${survey}\n`],
      ["  account:", "  load: { type: number, label: Poids }\n  account:"],
    ]);
    return (await load(files)).sources.get("homes");
  };
  expect(await surveyed("{ strata: { of: side } }")).toMatchObject({
    rowsPerPerson: 3,
    survey: { weightMax: 1, weightGrain: 1 },
  });
  expect((await surveyed("{ weights: load, weight_max: 4.5 }"))?.survey).toMatchObject({
    weightMax: 4.5,
    weightGrain: 0.01,
  });
});

test("the cells of a table are every code and the unknown, of each dimension; sets of channels are open", async () => {
  const study = await load(
    withLink("of: band, reference: young, outcome: account, adjust: { side: left, group: none }"),
  );
  const homes = study.sources.get("homes");
  const cells = (id: string) => {
    const indicator = study.indicators.get(id);
    if (homes === undefined || indicator === undefined) throw new RangeError(id);
    return interiorCells(indicator, homes);
  };
  expect(cells("groups")).toBe(5);
  expect(cells("paths")).toBe(1);
  expect(cells("accounts")).toBe(3 * 3);
  expect(cells("link")).toBe(2 * 2 * 2 * 5);
});

test("a population is read as a whole unless its source says otherwise", async () => {
  const reading = "reading: { kind: sample, note: Un foyer sur dix }";
  const study = await load(
    changed(["sources/homes.yaml", ["label: Foyers\n", `label: Foyers\n${reading}\n`]]),
  );
  expect((await load(base)).sources.get("homes")?.inferenceTarget).toBeNull();
  expect(study.sources.get("homes")?.inferenceTarget).toEqual({
    kind: "sample",
    note: { fr: "Un foyer sur dix" },
  });
});

const withLink = (link: string, families = "") =>
  changed([
    "indicators.yaml",
    [
      "indicators:",
      `${families}indicators:\n  link: { kind: association, source: homes, title: Lien, ${link} }`,
    ],
  ]);

test("an association has its defaults", async () => {
  const study = await load(withLink("of: band, reference: young, outcome: account"));
  expect(study.indicators.get("link")).toEqual({
    kind: "association",
    id: "link",
    title: { fr: "Lien" },
    source: "homes",
    universe: "all",
    against: null,
    weight: 1,
    of: "band",
    reference: "young",
    outcome: { attribute: "account", code: "yes" },
    strata: null,
    adjust: new Map(),
    family: null,
    minimum: 0,
    without: null,
  });
});

test("what an association holds equal may be its strata too, each with its reference", async () => {
  const study = await load(
    withLink(
      'of: band, reference: young, outcome: account, strata: side, adjust: { side: left, rsa: "no", group: none }',
    ),
  );
  expect(study.indicators.get("link")).toMatchObject({
    strata: "side",
    adjust: new Map([
      ["side", "left"],
      ["rsa", "no"],
      ["group", "none"],
    ]),
  });
});

test("an association may count a group, in strata, among tests corrected together", async () => {
  const link =
    "of: band, reference: old, outcome: group, outcome_code: direct, strata: side, family: f, minimum: 500";
  const families =
    "families: { f: { label: Liens, correction: benjamini_hochberg }, g: { label: Autres } }\n";
  const study = await load(withLink(link, families));
  expect(study.indicators.get("link")).toMatchObject({
    outcome: { attribute: "group", code: "direct" },
    strata: "side",
    family: "f",
    minimum: 500,
  });
  expect([...study.testFamilies.values()].map(({ id, correction }) => `${id} ${correction}`)).toEqual([
    "f benjamini_hochberg",
    "g holm",
  ]);
});

test("an association with a union of flags is followed by itself without each of them", async () => {
  const study = await load(
    new Map([
      ...withLink(
        "of: band, reference: young, outcome: all_three, family: f",
        "families: { f: { label: F } }\n",
      ),
      [
        "sources/homes.yaml",
        (base.get("sources/homes.yaml") ?? "")
          .replace("derive:", "  third: { type: flag, label: Troisième }\nderive:")
          .replace("universes:", "  all_three: { any: [either, third], label: L’un des trois }\nuniverses:"),
      ],
    ]),
  );
  // `either` unites rsa and account: those are what can be taken out.
  expect([...study.indicators.keys()].slice(0, 5)).toEqual([
    "link",
    "link_without_rsa",
    "link_without_account",
    "link_without_third",
    "groups",
  ]);
  expect(study.indicators.get("link_without_rsa")).toMatchObject({
    outcome: { attribute: "all_three_without_rsa", code: "yes" },
    family: null,
    without: { association: "link", flag: "rsa" },
  });
  expect(study.sources.get("homes")?.attributes.get("all_three_without_rsa")).toMatchObject({
    type: "flag",
    label: { fr: "L’un des trois, sans « RSA »" },
    origin: { kind: "any", of: ["account", "third"] },
  });
});

test("a partner has the keys that may sign for it, and none unless the study says so", async () => {
  const first = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  const next = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";
  const keys = `keys: [
    { id: k1, public: "${first}", from: 2022-01-01, to: 2023-01-31 },
    { id: k2, public: "${next}", from: 2023-01-01 }] }`;
  const study = await load(changed(["study.yaml", ["sources: [homes] }", `sources: [homes], ${keys}`]]));
  expect((await load(base)).partners.get("caf")?.keys).toEqual([]);
  expect(study.partners.get("caf")?.keys).toEqual([
    { id: "k1", public: first, from: "2022-01-01", to: "2023-01-31" },
    { id: "k2", public: next, from: "2023-01-01", to: null },
  ]);
});

test("channels stand in their families, in the order of the code list", async () => {
  const contacts = (await load(base)).sources.get("homes")?.contacts;
  expect([...(contacts?.channels ?? [])].map(([code, { family }]) => [code, family])).toEqual([
    ["web", "digital"],
    ["desk", "direct"],
    ["post", "material"],
  ]);
  expect([...(contacts?.outOfScope.keys() ?? [])]).toEqual(["api"]);
  expect(contacts?.routine).toEqual([
    { label: { fr: "Déclaration" }, channels: new Set(["web"]), motives: new Set(["income"]) },
  ]);
});

test("an attribute shows the finest codes of a hierarchy, and its parent those above", async () => {
  const attributes = (await load(base)).sources.get("homes")?.attributes;
  expect(attributes?.get("town")?.codes.map(({ code }) => code)).toEqual(["t1", "t2", "t3"]);
  expect(attributes?.get("area")?.codes.map(({ code }) => code)).toEqual(["north", "south"]);
  expect(attributes?.get("area")?.origin).toEqual({
    kind: "recode",
    of: "town",
    map: new Map([
      ["t1", "north"],
      ["t2", "north"],
      ["t3", "south"],
    ]),
  });
});

test("a code without a parent stays itself in the level above", async () => {
  const files = changed(
    ["codelists/towns.yaml", ["  - { code: t3", "  - { code: elsewhere, label: Ailleurs }\n  - { code: t3"]],
    ["sources/homes.yaml", ["south: right }", "south: right, elsewhere: right }"]],
  );
  const study = await load(files);
  const area = study.sources.get("homes")?.attributes.get("area");
  expect(area?.codes.map(({ code }) => code)).toEqual(["north", "south", "elsewhere"]);
});

test("a code list as long as that of the communes (a quarter of it, but in long runs) loads, with its level above and a recoding", async () => {
  const codes = Array.from({ length: process.env.VIGIE_LONG ? 35_000 : 9_000 }, (_, at) => `c${at}`);
  const list = codes.map((code) => `  - { code: ${code}, label: Commune, parent: dep }`).join("\n");
  const map = codes.map((code) => `${code}: left`).join(", ");
  const files = changed([
    "sources/homes.yaml",
    ["  account:", "  place: { type: code, codelist: places, label: Commune }\n  account:"],
    [
      "  either:",
      `  whole: { recode: place, codelist: sides, map: { ${map} }, label: Côté }\n  above: { parent: place, label: Département }\n  either:`,
    ],
  ]);
  const study = await load(
    new Map([
      ...files,
      [
        "codelists/places.yaml",
        `codelist: places\nlabel: Lieux\ncodes:\n  - { code: dep, label: Département }\n${list}\n`,
      ],
    ]),
  );
  const attributes = study.sources.get("homes")?.attributes;
  expect(attributes?.get("place")?.codes).toHaveLength(codes.length);
  expect(attributes?.get("above")?.codes.map(({ code }) => code)).toEqual(["dep"]);
}, 30_000);

test("derivations come after what they read, wherever they are written", async () => {
  const files = changed([
    "sources/homes.yaml",
    ["  age: { years: birth, at: 2022-12-31, range: { from: 0, to: 120 }, label: Âge }\n", ""],
    [
      "universes:\n",
      "  age: { years: birth, at: 2022-12-31, range: { from: 0, to: 120 }, label: Âge }\nuniverses:\n",
    ],
  ]);
  const names = [...((await load(files)).sources.get("homes")?.attributes.keys() ?? [])];
  expect(names.indexOf("age")).toBeLessThan(names.indexOf("band"));
  expect(names.slice(0, 4)).toEqual(["birth", "town", "rsa", "account"]);
  expect(names).toHaveLength(9);
});

test("flags answer yes or no", async () => {
  const either = (await load(base)).sources.get("homes")?.attributes.get("either");
  expect(either?.type).toBe("flag");
  expect(either?.codes.map(({ code, label }) => [code, label.fr])).toEqual([
    ["yes", "Oui"],
    ["no", "Non"],
  ]);
});

test("published figures keep the decimals they were printed with", async () => {
  const [size, mixed, months, ranks] = (await load(base)).published;
  expect(size).toMatchObject({ decimals: 0, tolerance: null, judged: true, inconsistentWith: [] });
  expect(size?.computed).toEqual({ op: "count", indicator: "groups", at: new Map() });
  expect(mixed).toMatchObject({ value: 28, decimals: 1, tolerance: 2, unit: "%" });
  expect(months?.computed).toEqual({ op: "windowMonths" });
  expect(ranks).toMatchObject({ value: null, unit: null, inconsistentWith: ["mixed"] });
  expect(ranks?.computed).toEqual({
    op: "atLeast",
    count: 1,
    of: [
      {
        op: "greater",
        than: [
          {
            op: "share",
            indicator: "groups",
            at: new Map([
              ["universe", "all"],
              ["group", "mixed"],
            ]),
            without: "rsa",
          },
          { op: "number", value: 0.5 },
        ],
      },
      {
        op: "greater",
        than: [
          { op: "categories", indicator: "paths", at: new Map() },
          {
            op: "sum",
            of: [
              { op: "count", indicator: "paths", at: new Map([["subgroup", "web+desk"]]) },
              { op: "number", value: 3 },
            ],
          },
        ],
      },
      { op: "closerToWhole", indicator: "bands", dimension: "group", code: "mixed", than: "direct" },
    ],
  });
});

test("a study without published figures is whole", async () => {
  const files = new Map(base);
  files.delete("published.yaml");
  expect((await load(files)).published).toEqual([]);
});

test("all the mistakes of form are reported together, with the meaning of what rests on none of them", async () => {
  const files = changed(
    ["study.yaml", ["to: 2022-12-31", "to: 2022-01-31"], ["[homes]", "[homes, place]"]],
    // A code that cannot be read, in a list whose other codes are used elsewhere.
    ["codelists/ages.yaml", ["code: old", "code: 50+"]],
    [
      "sources/homes.yaml",
      ["account: { type: flag", "account: { type: flags"],
      ["codelist: towns", "codelist: tows"],
      ["motive: [income]", "motif: [income]"],
    ],
    ["indicators.yaml", ["title: Canaux", "tittle: Canaux"], ["of: band", "of: bands"]],
    ["published.yaml", ["value: 5", "value: cinq"]],
  );
  expect(await mistakes(files)).toEqual([
    "codelists/ages.yaml:5:13 study/code-invalid",
    "indicators.yaml:3:47 study/key-unknown",
    "published.yaml:18:12 study/type-wrong",
    "sources/homes.yaml:8:20 study/value-unknown",
    "sources/homes.yaml:27:45 study/key-unknown",
    "study.yaml:5:33 study/window-reversed",
  ]);
});

test("all the mistakes of meaning are reported together, and no false one", async () => {
  const files = changed(
    ["study.yaml", ["to: 2022-12-31", "to: 2022-01-31"], ["[homes]", "[homes, place]"]],
    [
      "sources/homes.yaml",
      ["codelist: towns", "codelist: tows"],
      ["{ rsa: yes }", "{ rsa: si }"],
      ["material: [post]", "material: [pots]"],
    ],
    ["indicators.yaml", ["of: band", "of: bands"]],
    ["published.yaml", ["{ group: mixed } }", "{ group: mixt } }"]],
  );
  expect(await mistakes(files)).toEqual([
    "indicators.yaml:4:74 study/dimension-unknown",
    "published.yaml:14:45 study/cell-code-unknown",
    "sources/homes.yaml:6:33 study/codelist-unknown",
    "sources/homes.yaml:16:46 study/attribute-code-unknown",
    "sources/homes.yaml:24:16 study/code-unknown",
    "study.yaml:5:33 study/window-reversed",
    "study.yaml:9:39 study/source-unknown",
  ]);
});

test("what a file in error may define is no mistake where it is named", async () => {
  const wrong = { "populations.yaml": "populations: 3\n", "codelists/towns.yaml": "codelist: towns\n" };
  const named =
    "  rates: { kind: rate, source: homes, title: Taux, of: town, date: 2022-12-31, populations: [own] }\n";
  const files = new Map([...base, ...Object.entries(wrong)]);
  files.set("indicators.yaml", `${base.get("indicators.yaml")}${named}`);
  const found = await mistakes(files);
  expect(found.map((mistake) => mistake.split(":")[0])).toEqual([
    "codelists/towns.yaml",
    "codelists/towns.yaml",
    "populations.yaml",
  ]);
});

test("a threshold that cannot be read makes no minimum base too small", async () => {
  const files = changed(
    ["study.yaml", ["partners:", "disclosure: { min: 5, rho: beaucoup }\npartners:"]],
    ["sources/homes.yaml", ["fields:", "survey: { minimum_base: 8 }\nfields:"]],
  );
  expect(await mistakes(files)).toEqual(["study.yaml:8:28 study/type-wrong"]);
});

test("a file that cannot be read makes no other file wrong", async () => {
  for (const path of [
    "study.yaml",
    "codelists/channels.yaml",
    "codelists/ages.yaml",
    "sources/homes.yaml",
    "indicators.yaml",
  ])
    expect(await mistakes(new Map([...base, [path, 'a: "\n']]))).toEqual([`${path}:1:4 study/yaml-unclosed`]);
});

test("a file whose every key is lost makes no other file wrong", async () => {
  for (const path of ["codelists/towns.yaml", "sources/homes.yaml", "indicators.yaml"]) {
    const found = await mistakes(new Map([...base, [path, "x: 1\n"]]));
    expect(found.filter((mistake) => !mistake.startsWith(path))).toEqual([]);
  }
});

test("an empty folder lacks its study, and nothing else is said", async () => {
  expect(await mistakes(new Map([["readme.md", "#"]]))).toEqual([
    "study.yaml:undefined:undefined study/file-missing",
  ]);
});

test("a study of a newer language is judged no further", async () => {
  expect(
    await mistakes(changed(["study.yaml", ["vigie: 1", "vigie: 2"], ["Europe/Paris", "Europe/Nulle"]])),
  ).toEqual(["study.yaml:1:8 study/version-newer"]);
});
