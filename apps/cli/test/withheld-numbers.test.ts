import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, secret, vigie, workbench, writeFiles } from "./vigie.ts";

/** Numbers that cannot be given, from a partner's files to the page: the reason stands where each would have stood. */
let folder: string;
let clear: () => Promise<void>;
let checked: Ended;
let page: string;

/** Three codes of age, diploma and income, twenty of each combination: difficulty is that they add up to three. */
const levels = [0, 1, 2];
const lines = levels.flatMap((age) =>
  levels.flatMap((diploma) =>
    levels.flatMap((income) =>
      Array.from({ length: 20 }, (_, at) =>
        [
          `p${age}${diploma}${income}${at}`,
          `a${age}`,
          `d${diploma}`,
          `r${income}`,
          age + diploma + income >= 3 ? "yes" : "no",
          at % 2 === 0 ? "yes" : "no",
          ["nord", "sud"][Math.floor(at / 2) % 2],
          "seul",
        ].join(";"),
      ),
    ),
  ),
);

const list = (name: string, codes: readonly string[], study = "etude") =>
  [
    `${study}/codelists/${name}.yaml`,
    `codelist: ${name}\nlabel: ${name}\ncodes:\n${codes.map((code) => `  - { code: ${code}, label: ${code.toUpperCase()} }\n`).join("")}`,
  ] as const;

const source = (id: string, protects: string) => `source: ${id}
label: ${id}
unit: { one: cas, many: cas }
protects: ${protects}
reading: { kind: sample, note: tirés au sort }
fields:
  age: { type: code, codelist: ages, label: Âge }
  diplome: { type: code, codelist: diplomes, label: Diplôme }
  revenu: { type: code, codelist: revenus, label: Revenu }
  decide: { type: flag, label: Difficulté qui se déduit }
  libre: { type: flag, label: Difficulté libre }
  zone: { type: code, codelist: zones, label: Zone }
  menage: { type: code, codelist: menages, label: Ménage }
`;

const association = (id: string, on: string, more: string) =>
  `  ${id}: { kind: association, source: ${on}, title: "${id}", ${more} }\n`;

const files = new Map([
  ...["personnes", "lieux"].map(
    (id) => [`${id}.csv`, `id;age;diplome;revenu;decide;libre;zone;menage\n${lines.join("\n")}\n`] as const,
  ),
  [
    "cas.yaml",
    `mapping: 1
study: etude
partner: essai
fictitious: true
secret: ${secret}
accepts: { nothing: [lieux] }
sources:
${["personnes", "lieux"]
  .map(
    (id) => `  ${id}:
    units:
      file: ${id}.csv
      format: { delimiter: ";" }
      key: id
`,
  )
  .join("")}`,
  ],
  [
    "etude/study.yaml",
    `vigie: 1
study: etude
version: "1"
title: Ce qui ne peut être dit
window: { from: 2026-01-01, to: 2026-06-30 }
timezone: Europe/Paris
languages: [fr]
partners: { essai: { label: Essai, sources: [personnes, lieux] } }
`,
  ],
  ["etude/sources/personnes.yaml", source("personnes", "persons")],
  ["etude/sources/lieux.yaml", source("lieux", "nothing")],
  [
    "etude/indicators.yaml",
    `indicators:
${association("separation", "lieux", "of: age, reference: a0, outcome: decide, adjust: { diplome: d0, revenu: r0 }")}${association("strate_vide", "personnes", "of: age, reference: a0, outcome: libre, strata: zone")}${association("reference_absente", "personnes", "of: zone, reference: est, outcome: libre")}${association("egale_absente", "lieux", "of: age, reference: a0, outcome: libre, adjust: { zone: est, diplome: d0 }")}${association("egale_tue", "personnes", "of: age, reference: a0, outcome: libre, adjust: { zone: est, diplome: d0 }")}${association("minimum", "personnes", "of: age, reference: a0, outcome: libre, minimum: 1000")}${association("une_valeur", "lieux", "of: menage, reference: seul, outcome: libre")}${association("egale_une_valeur", "lieux", "of: age, reference: a0, outcome: libre, adjust: { menage: seul, diplome: d0 }")}${association("valeur_secrete", "personnes", "of: menage, reference: seul, outcome: libre")}  profil_une_valeur: { kind: profile, source: lieux, title: "profil_une_valeur", of: menage, by: age }
`,
  ],
  list("ages", ["a0", "a1", "a2"]),
  list("diplomes", ["d0", "d1", "d2"]),
  list("revenus", ["r0", "r1", "r2"]),
  list("zones", ["nord", "sud", "est"]),
  list("menages", ["seul", "couple", "famille"]),
]);

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(folder, files);
  checked = await vigie(["check", "etude"], folder);
  const run = ["run", "etude", "--partner", "essai", "--data", "cas.yaml", "--out", "sortie"];
  for (const words of [
    [...run, "--date", "2026-11-25"],
    ["assemble", "etude", join("sortie", "bundle.zip"), "--out", "site"],
  ]) {
    const { code, error } = await vigie(words, folder);
    if (code !== 0) throw new RangeError(error);
  }
  page = "";
  for (const chapter of ["personnes-all", "lieux-all"])
    page += await readFile(join(folder, "site", "chapitres", `${chapter}.html`), "utf8");
});
afterAll(() => clear());

/** The words of one figure, its tables' cells parted by bars; those of its drawings left out. */
function figureText(id: string): string {
  const from = page.indexOf(`id="${id}"`);
  if (from < 0) throw new RangeError(`no figure ${id}`);
  return wordsOf(page.slice(from, page.indexOf("</figure>", from)));
}

function wordsOf(html: string): string {
  return html
    .replaceAll(/<svg.*?<\/svg>/gs, "")
    .replaceAll(/<span class="whole">([^<]*)<\/span>/g, "$1")
    .replaceAll(/<\/t[dhr]>/g, "|")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("the study alone is right: what its data lack, only they show", () => {
  expect(checked.code).toBe(0);
  expect(checked.error).toMatch(
    /^Attention : rien ne se sert de ces données de la source « personnes » : revenu, decide\.[^\n]*\n$/,
  );
});

describe("said where the number would have stood", () => {
  test.each([
    {
      what: "complete separation, of places: the crude ratio stays, the adjusted one has its reason in the row and in the note",
      id: "separation",
      output: [
        /À égalité de : diplôme et revenu – separation .*?\|\| A1\| –\| –\| –\| séparation\|/,
        /\| A2\| 160\| 180\| 88,9 %\| 16,00\| de 9,15 à 27,97\|/,
        /Séparation : « Âge », « Diplôme » et « Revenu » prédisent sans erreur le résultat/,
      ],
    },
    {
      what: "an empty stratum, of persons: its rows are hidden, and so are the others pooled",
      id: "strate_vide",
      output: [
        /Zone : EST – strate_vide .*?\|\| A0 \(référence\)\| moins de 11\|.*\| A1\| moins de 11\| –\| –\| effectif masqué\|/,
        /À strate égale \(Mantel-Haenszel\) – strate_vide .*?\|\| A1\| –\| –\| –\| effectif masqué\|/,
      ],
    },
    {
      what: "a reference that nobody has, of persons: no ratio to it",
      id: "reference_absente",
      output: [
        /\| NORD\| \d+\| \d+\| \d\d,\d %\| effectif masqué\|/,
        /EST \(référence\)\| moins de 11\|/,
        /NORD : \d\d % ; pas de rapport des cotes \(effectif masqué\)\./,
      ],
    },
    {
      what: "a reference held equal that nobody has, of persons: no model",
      id: "egale_tue",
      output: [
        /À égalité de : zone et diplôme – egale_tue .*?\|\| A1\| –\| –\| –\| référence absente des données\|/,
      ],
    },
    {
      what: "a reference held equal that nobody has, of places: no model",
      id: "egale_absente",
      output: [
        /À égalité de : zone et diplôme – egale_absente .*?\|\| A1\| –\| –\| –\| référence absente des données\|/,
        /Personne, parmi les répondants dont tout est connu, ne relève de la référence de « Zone »\./,
      ],
    },
    {
      what: "fewer respondents than the declared minimum",
      id: "minimum",
      output: [/Attention : Analyse exploratoire : 5\d\d répondants, moins que le minimum de 1 000/],
    },
    {
      what: "one value of the characteristic, of places: no test",
      id: "une_valeur",
      output: [/Pas de test : les données n’ont qu’une valeur/, /\| COUPLE\| 0\| 0\| –\| personne\|/],
    },
    {
      what: "one value of what is held equal, of places: no model",
      id: "egale_une_valeur",
      output: [
        /\| A1\| –\| –\| –\| une seule valeur\|/,
        /Les répondants dont tout est connu ont tous la même valeur de « Ménage »\./,
      ],
    },
  ])("$what", ({ id, output }) => {
    const text = figureText(id);
    for (const words of output) expect(text).toMatch(words);
  });

  test("one value, of persons: the table leaves as any other, its small counts hidden", () => {
    expect(page).not.toContain('<section class="withheld"');
    expect(figureText("valeur_secrete")).toMatch(/\| COUPLE\| moins de 11\|/);
  });

  test("the table of associations has every one of them", async () => {
    const text = wordsOf(await readFile(join(folder, "site", "associations.html"), "utf8"));
    expect(text).toContain("exploratoire");
    expect(text).toContain("effectif masqué");
  });
});

test("what the study alone shows is said by check: an unknown field, one code, a reference that is no code", async () => {
  const wrong = await readFile(join(folder, "etude", "indicators.yaml"), "utf8");
  await writeFiles(
    folder,
    new Map([
      ...[...files]
        .filter(([path]) => path.startsWith("etude/"))
        .map(([path, text]) => [path.replace("etude/", "fausse/"), text] as const),
      list("menages", ["seul"], "fausse"),
      [
        "fausse/indicators.yaml",
        wrong
          .replace("of: age, reference: a0, outcome: decide", "of: agee, reference: a0, outcome: decide")
          .replace("of: zone, reference: est", "of: zone, reference: ouest")
          .replace("adjust: { zone: est, diplome: d0 }", "adjust: { zone: nulle, diplome: d0 }"),
      ],
    ]),
  );
  const { code, error } = await vigie(["check", "fausse"], folder);
  expect(code).toBe(1);
  const output = error.replaceAll(/\s+/g, " ");
  for (const words of ["agee", "ouest", "nulle", "menage"]) expect(output).toContain(`« ${words} »`);
});
