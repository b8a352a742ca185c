import { describeProblem, type VigieError } from "@vigie/words";
import { expect, test } from "vitest";
import { loadStudy, studyProblems } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

/**
 * What people who begin type, each with the message and the cure that they read in French, in the study of `base-study` with
 * one text of one of its files replaced.
 */
const mistakes: readonly {
  readonly file: string;
  readonly instead: string;
  readonly typed: string;
  readonly what: string;
  readonly cure: string;
}[] = [
  {
    file: "study.yaml",
    instead: "{ label: Caf,",
    typed: "{ label: 'L'allocation',",
    what: "Un texte contient le guillemet ou l’apostrophe qui l’entoure : il s’arrête trop tôt.",
    cure: 'Écrivez « label: "L’allocation" ».',
  },
  {
    file: "study.yaml",
    instead: "title: Une étude",
    typed: `title: "L'étude "pilote""`,
    what: "Un texte contient le guillemet ou l’apostrophe qui l’entoure : il s’arrête trop tôt.",
    cure: 'Écrivez « title: "L’étude « pilote »" ».',
  },
  {
    file: "study.yaml",
    instead: "{ label: Caf, sources",
    typed: "{ label: Caf sources",
    what: "Il manque une virgule avant « sources: ».",
    cure: "Écrivez « label: Caf, sources: … ».",
  },
  {
    file: "study.yaml",
    instead: "title: Une étude",
    typed: 'title: { fr: "Une étude" en: "A study" }',
    what: "Il manque une virgule avant « en: ».",
    cure: 'Écrivez « fr: "Une étude", en: … ».',
  },
  {
    file: "study.yaml",
    instead: "title: Une étude",
    typed: "title: “Une étude”",
    what: "Ces guillemets typographiques feraient partie du texte.",
    cure: 'Écrivez « "Une étude" » ; pour garder ces guillemets à l’écran, entourez le tout de guillemets droits.',
  },
  {
    file: "study.yaml",
    instead: "title: Une étude",
    typed: "titre: Une étude",
    what: "La clé « titre » n’est pas connue ici.",
    cure: "Vouliez-vous dire « title » ?",
  },
  {
    file: "study.yaml",
    instead: "partners:",
    typed: "disclosure:\n  rho: 0,5\npartners:",
    what: "« 0,5 » n’est pas lu comme un nombre : les décimales y suivent une virgule.",
    cure: "Écrivez « rho: 0.5 ».",
  },
  {
    file: "study.yaml",
    instead: "partners:",
    typed: "disclosure: { rho: 0,5, min: 11 }\npartners:",
    what: "« 0,5 » n’est pas lu comme un nombre : les décimales y suivent une virgule.",
    cure: "Écrivez « rho: 0.5 ».",
  },
  {
    file: "study.yaml",
    instead: "sources: [homes]",
    typed: "sources: []",
    what: "« sources » est une liste vide.",
    cure:
      "Nommez ici les sources que ce partenaire détient, comme « sources: [allocataires] » : ce sont les noms des fichiers du" +
      " dossier « sources ». S’il n’en détient aucune, retirez-le.",
  },
  {
    file: "indicators.yaml",
    instead: "source: homes",
    typed: "source: Foyers",
    what: "« Foyers » ne peut pas servir de nom.",
    cure: "Vouliez-vous dire « homes » ? On écrit ici ce nom, et non le libellé.",
  },
  {
    file: "indicators.yaml",
    instead: "of: group",
    typed: "of: tranche",
    what: "La source « homes » n’a pas de caractéristique « tranche ».",
    cure: "Vouliez-vous dire « band » ?",
  },
  {
    file: "indicators.yaml",
    instead: "universe: rsa, of: group",
    typed: "champ: rsa, of: group",
    what: "La clé « champ » n’est pas connue ici.",
    cure: "Vouliez-vous dire « universe » ?",
  },
  {
    file: "indicators.yaml",
    instead: "universe: rsa, of: group",
    typed: "universe: RSA, of: group",
    what: "« RSA » ne peut pas servir de nom.",
    cure: "Vouliez-vous dire « rsa » ? On écrit ici ce nom, et non le libellé.",
  },
  {
    file: "indicators.yaml",
    instead: "source: homes, title: Comptes, of: account",
    typed: "source: homes, title: Comptes, of: compte",
    what: "La source « homes » n’a pas de caractéristique « compte ».",
    cure: "Vouliez-vous dire « account » ?",
  },
];

const base = readFolder("base-study");

async function errorsOf(files: ReadonlyMap<string, string>): Promise<readonly VigieError[]> {
  const result = await loadStudy(files);
  return "errors" in result ? result.errors : [];
}

for (const { file, instead, typed, what, cure } of mistakes)
  test(`${file}: ${typed.replaceAll("\n", " ⏎ ")}`, async () => {
    const text = base.get(file) ?? "";
    expect(text).toContain(instead);
    const errors = await errorsOf(new Map([...base, [file, text.replace(instead, () => typed)]]));
    const said = errors.map((error) => describeProblem(error, studyProblems, "fr"));
    expect(said.map((each) => ({ what: each.what, cure: each.cure }))).toEqual([{ what, cure }]);
  });

test("a title that is a quotation, in quotes that YAML reads, is right", async () => {
  const study = (base.get("study.yaml") ?? "").replace("title: Une étude", 'title: "“Une étude”"');
  expect(await errorsOf(new Map([...base, ["study.yaml", study]]))).toEqual([]);
});

test("a window with a mistake makes no period of the year wrong", async () => {
  const files = new Map(base);
  const source = base.get("sources/homes.yaml") ?? "";
  files.set("study.yaml", (base.get("study.yaml") ?? "").replace("2022-07-01", "01/07/2022"));
  files.set(
    "sources/homes.yaml",
    source.replace("derive:\n", "derive:\n  year: { period: birth, every: year, label: Année }\n"),
  );
  files.set(
    "indicators.yaml",
    `${base.get("indicators.yaml")}  years: { kind: distribution, source: homes, title: Années, of: year }\n`,
  );
  expect((await errorsOf(files)).map(({ code }) => code)).toEqual(["study/date-invalid"]);
});

/** Looked through for a forgotten comma, the longest line that is read would take hours. */
test("a line longer than anyone writes gets the message of its place alone", async () => {
  const long = `title: { fr: Une${" ".repeat(2_000_000)}étude en: A: study }`;
  const study = (base.get("study.yaml") ?? "").replace("title: Une étude", () => long);
  const errors = await errorsOf(new Map([...base, ["study.yaml", study]]));
  expect(errors.map(({ code }) => code)).not.toContain("study/yaml-comma");
  expect(errors.length).toBeGreaterThan(0);
}, 20_000);
