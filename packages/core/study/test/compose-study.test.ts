import { textValue } from "@vigie/words";
import { expect, test } from "vitest";
import { type Composition, composeStudy, loadStudy, type Piece } from "../src/index.ts";

const piece = (name: string, changes: Readonly<Record<string, string>> = {}): Piece => ({
  name,
  files: new Map(
    Object.entries({
      "study.yaml": `vigie: 1
study: ${name}
version: "1"
title: Titre ${name}
summary: Ce que dit ${name}.
window: { from: 2025-01-01, to: 2025-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { caf: { label: Caf, sources: [${name}] } }
`,
      "codelists/sexe.yaml": `codelist: sexe
label: Sexe
codes:
  - { code: f, label: Femme }
  - { code: h, label: Homme }
`,
      [`sources/${name}.yaml`]: `source: ${name}
label: Source ${name}
unit: { one: personne, many: personnes }
fields:
  naissance: { type: date, label: Naissance }
  sexe: { type: code, codelist: sexe, label: Sexe }
derive:
  age: { years: naissance, at: 2025-12-31, label: Âge }
`,
      "indicators.yaml": `# Ce qu’on demande
indicators:
  ${name}_sexe: { kind: distribution, source: ${name}, title: Sexe, of: sexe }
`,
      "diagnostic.fr.md": `:::findings

- **Constat ${name}.** Suite.
  :::

::chapter[Chapitre ${name}]{id=${name}}

Texte.
`,
      ...changes,
    }),
  ),
});

const composition: Composition = {
  study: "mon-etude",
  place: "Loire-Atlantique",
  window: { from: "2025-07-01", to: "2025-12-31" },
  timezone: "Europe/Paris",
  holidays: null,
  partners: new Map([["caf", { fr: "Caf de Loire-Atlantique" }]]),
  english: false,
  files: new Map(),
};

function composed(pieces: readonly Piece[], changes: Partial<Composition> = {}): ReadonlyMap<string, string> {
  const result = composeStudy(pieces, { ...composition, ...changes });
  if ("errors" in result) throw new RangeError(result.errors.map(({ code }) => code).join());
  return result.files;
}

const both = composed([piece("un"), piece("deux")]);

test("two pieces make a study that loads: partners together, shared lists once, indicators and sources of both", async () => {
  const loaded = await loadStudy(both);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const { study } = loaded;
  expect([...study.partners.values()]).toEqual([
    { id: "caf", label: { fr: "Caf de Loire-Atlantique" }, sources: ["un", "deux"], keys: [], group: null },
  ]);
  expect([...study.indicators.keys()]).toEqual(["un_sexe", "deux_sexe"]);
  expect([...study.codelists.keys()]).toEqual(["sexe"]);
  expect(study.title.fr).toBe("L’accès aux droits et les services en ligne (Loire-Atlantique)");
});

test("the period of the study takes the place of that of the pieces, wherever a file says it", () => {
  expect(both.get("study.yaml")).toContain("window: { from: 2025-07-01, to: 2025-12-31 }");
  const earlier = composed([piece("un")], { window: { from: "2024-01-01", to: "2024-06-30" } });
  expect(earlier.get("sources/un.yaml")).toContain("at: 2024-06-30");
  expect(earlier.get("sources/un.yaml")).not.toContain("2025");
});

test("chapters follow one another in the order of the pieces, after the findings of both", () => {
  expect(both.get("diagnostic.fr.md")).toBe(`:::findings

- **Constat un.** Suite.
- **Constat deux.** Suite.
  :::

::chapter[Chapitre un]{id=un}

Texte.

::chapter[Chapitre deux]{id=deux}

Texte.
`);
});

test("comments that head the indicators of both are written once", () => {
  expect(both.get("indicators.yaml")?.match(/# Ce qu’on demande/g)).toHaveLength(1);
});

test("a file given takes the place of that of the pieces", () => {
  const files = composed([piece("un")], { files: new Map([["codelists/sexe.yaml", "autre"]]) });
  expect(files.get("codelists/sexe.yaml")).toBe("autre");
});

test.each([
  [
    "a code that two pieces define differently, named",
    {
      "codelists/sexe.yaml":
        "codelist: sexe\nlabel: Sexe\ncodes:\n  - { code: f, label: Fille }\n  - { code: h, label: Homme }\n",
    },
    { file: "codelists/sexe.yaml", what: "f" },
  ],
  [
    "an indicator that two pieces have",
    {
      "indicators.yaml":
        "indicators:\n  un_sexe: { kind: distribution, source: deux, title: Sexe, of: sexe }\n",
    },
    { file: "indicators.yaml", what: "un_sexe" },
  ],
])("%s", (_, changes, { file, what }) => {
  const result = composeStudy([piece("un"), piece("deux", changes)], composition);
  if (!("errors" in result)) throw new RangeError("the pieces agree");
  expect(
    result.errors.map(({ code, place, values }) => ({ code, file: place.file, what: values.what })),
  ).toEqual([{ code: "study/pieces-disagree", file, what: textValue(what) }]);
});

test("two spellings of one list agree", () => {
  const spelt =
    "codelist: sexe\nlabel: Sexe # autre commentaire\ncodes: [{ code: f, label: Femme }, { code: h, label: Homme }]\n";
  expect(composed([piece("un"), piece("deux", { "codelists/sexe.yaml": spelt })]).size).toBe(6);
});
