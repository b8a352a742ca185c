import { join } from "node:path";
import { expect, test } from "vitest";
import { loadStudy, untranslatedTexts } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";
import { pieceOrder } from "./reference-changes.ts";

async function untranslatedIn(files: ReadonlyMap<string, string>) {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError(JSON.stringify(loaded.errors));
  return untranslatedTexts(files, loaded.study).map(({ file, line }) => `${file}, ${line}`);
}

function piece(name: string): ReadonlyMap<string, string> {
  return readFolder(join("../../../../studies/modeles", name));
}

test.each(pieceOrder)("%s has every text in English too", async (name) => {
  expect(await untranslatedIn(piece(name))).toEqual([]);
  expect(piece(name).has("diagnostic.en.md")).toBe(true);
});

/** English taken out of one text of a template, and where it is missed. */
const cases = [
  [
    "study.yaml",
    "label: { fr: Services sociaux du Département, en: Social services of the Département }",
    23,
  ],
  ["codelists/household.yaml", "label: { fr: Couple avec enfants, en: Couple with children }", 15],
  ["sources/usagers_sociaux.yaml", "one: { fr: personne suivie, en: user of social services }", 10],
  ["sources/usagers_sociaux.yaml", "label: { fr: Sexe, en: Sex }", 21],
  [
    "indicators.yaml",
    "title: { fr: Les difficultés qui vont ensemble, en: Difficulties that go together }",
    17,
  ],
] as const;

test.each(cases)("%s: %s, in French alone", async (path, text, line) => {
  const files = piece("services-sociaux");
  const french = text.replace(/\{ fr: (.*), en: .*\}/, "$1");
  const changed = new Map([...files, [path, files.get(path)?.replace(text, french) ?? ""]]);
  expect(await untranslatedIn(changed)).toEqual([`${path}, ${line}`]);
  const frenchStudy = changed.get("study.yaml")?.replace("languages: [fr, en]", "languages: [fr]") ?? "";
  expect(await untranslatedIn(new Map([...changed, ["study.yaml", frenchStudy]]))).toEqual([]);
});

test("names of communes and of who published a value are the same in both languages", async () => {
  const territories = [
    { code: "1", within: "91" },
    { code: "2", within: "92" },
  ];
  const codes = territories.map(
    ({ code, within }) =>
      `{ code: "${within}", label: Ville }, { code: "${code}", parent: "${within}", label: Commune }`,
  );
  const tiles = territories.map(
    ({ code, within }) =>
      `"${code}": { name: Commune, short: C, column: ${code}, row: 1, within: "${within}" }`,
  );
  const list = `codelist: commune\nlabel: { fr: Commune, en: Commune }\ncodes: [${codes}]`;
  const elsewhere = `values:
  poor: { what: Part, value: 12, unit: "%", source: Insee, year: 2020, universe: Habitants }`;
  const files = new Map([
    ...piece("services-sociaux"),
    ["codelists/commune.yaml", list],
    ["tiles.yaml", `tiles: { ${tiles} }`],
    ["elsewhere.yaml", elsewhere],
  ]);
  expect(await untranslatedIn(files)).toEqual(["elsewhere.yaml, 2", "elsewhere.yaml, 2"]);
});
