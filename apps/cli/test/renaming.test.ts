import { cp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mappedBy, namedParts, nameWithoutOwner, renaming } from "@vigie/study";
import { expect, test } from "vitest";
import { namedPart, studyRenaming } from "../src/study/named-part.ts";
import { undoLastChange } from "../src/study/study-copies.ts";
import { readStudyFiles } from "../src/study/study-folder.ts";
import { checkedStudy } from "../src/study/study-mistakes.ts";

import { vigie, workbench } from "./vigie.ts";

const check = async (files: ReadonlyMap<string, string>) => (await checkedStudy(files)).mistakes;

/** A part of a template, its new name, and lines that change: the files and numbers of all, the words of one. */
const cases = [
  {
    title: "an indicator: labels, claims, figures and anchors of the texts",
    of: ["enquete-usagers", "indicator", "usagers_obstacles", "freins"],
    lines: { "diagnostic.en.md": [3, 4, 5, 17], "diagnostic.fr.md": [3, 5, 6, 18], "indicators.yaml": [83] },
    line: ":share[freins]{obstacles=skills answer=yes}.",
  },
  {
    title: "an indicator that only a link of the text names",
    of: ["canaux", "indicator", "rsa_commune", "carte"],
    lines: { "diagnostic.en.md": [41], "diagnostic.fr.md": [41], "indicators.yaml": [92] },
    line: "(#carte)",
  },
  {
    title: "a question: not the code list that has its name",
    of: ["enquete-usagers", "field", "enquete_usagers.obstacles", "freins"],
    lines: {
      "diagnostic.en.md": [3, 4, 5, 17],
      "diagnostic.fr.md": [3, 5, 6, 18],
      "indicators.yaml": [87],
      "sources/enquete_usagers.yaml": [95],
    },
    line: "[usagers_obstacles]{freins=admin_language answer=yes}",
  },
  {
    title: "a flag: lists of what is computed",
    of: ["services-sociaux", "field", "usagers_sociaux.no_email", "sans_courriel"],
    lines: { "indicators.yaml": [31], "sources/usagers_sociaux.yaml": [31, 75, 82] },
    line: "any: [not_alone, sans_courriel, french, no_equipment, lost_code]",
  },
  {
    title: "a code that reads like a number: quoted where it is used",
    of: ["enquete-usagers", "code", "help_frequency.often", "10"],
    lines: { "codelists/help_frequency.yaml": [8], "sources/enquete_usagers.yaml": [76, 82, 87] },
    line: 'help: [sometimes, "10", always]',
  },
  {
    title: "a channel: its family",
    of: ["canaux", "code", "caf_channels.front_desk", "accueil"],
    lines: { "codelists/caf_channels.yaml": [13], "sources/allocataires.yaml": [68] },
    line: "direct: [accueil, appointment, home_visit]",
  },
  {
    title: "a universe",
    of: ["territoires", "universe", "aides.caf_points", "points_caf"],
    lines: { "indicators.yaml": [49], "sources/aides.yaml": [22] },
    line: "universe: points_caf",
  },
  {
    title: "a code list that has the name of a field: not the field, nor its code",
    of: ["services-sociaux", "codelist", "sex", "sexe"],
    lines: { "codelists/sex.yaml": [2], "sources/usagers_sociaux.yaml": [21] },
    line: "sex: { type: code, codelist: sexe,",
  },
  {
    title: "a code list of contacts",
    of: ["canaux", "codelist", "caf_channels", "canaux_caf"],
    lines: { "codelists/caf_channels.yaml": [3], "sources/allocataires.yaml": [64] },
    line: "channels: canaux_caf",
  },
  {
    title: "a partner",
    of: ["canaux", "partner", "caf", "caf_44"],
    lines: { "study.yaml": [22] },
    line: "caf_44:",
  },
] as const;

test.each(cases)("$title", async ({ of: [template, sort, name, to], lines, line }) => {
  const files = await readStudyFiles(join(import.meta.dirname, "../../../studies/modeles", template));
  const part = namedParts(files, sort).find((namedPart) => namedPart.name === name);
  if (part === undefined) throw new RangeError(`no ${name}`);
  const renamed = await renaming(files, { part, sort, to }, check);
  expect(renamed.left).toEqual([]);
  const byFile = Map.groupBy(renamed.lines, ({ file }) => file);
  expect(
    Object.fromEntries(
      [...byFile].map(([file, renamedLines]) => [file, renamedLines.map((changed) => changed.line)]),
    ),
  ).toEqual(lines);
  expect(renamed.lines.some(({ after }) => after.includes(line))).toBe(true);
  // And back: not a character is lost.
  const after = new Map([...files, ...renamed.files]);
  const again = namedParts(after, sort).find((namedPart) => namedPart.name === name.replace(/[^.]*$/, to));
  if (again === undefined) throw new RangeError(`no ${to}`);
  const back = await renaming(after, { part: again, sort, to: nameWithoutOwner(part, sort) }, check);
  expect(unquoted(new Map([...after, ...back.files]))).toEqual(unquoted(files));
});

test("a code list of a field that has its name, where figures printed elsewhere name the field", async () => {
  const files = await readStudyFiles(join(import.meta.dirname, "../../../studies/publics-fragiles"));
  const part = namedPart(files, "codelist", "c2s_form");
  const { left, lines } = await renaming(files, { part, sort: "codelist", to: "formulaire" }, check);
  expect(left).toEqual([]);
  expect(lines.map(({ file, after }) => `${file} ${after}`)).toEqual([
    "codelists/c2s_form.yaml codelist: formulaire",
    "sources/assures.yaml codelist: formulaire",
  ]);
});

/** A code that no longer reads like a number keeps quotes that it no longer needs, or not: both are the same code. */
function unquoted(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, text.replaceAll('"', "")]));
}

test.each([
  { title: "a name that is taken", to: "social_no_email" },
  { title: "a name with a space", to: "l’âge des gens" },
])("$title is refused, with what is wrong", async ({ to }) => {
  const files = await readStudyFiles(join(import.meta.dirname, "../../../studies/modeles/services-sociaux"));
  const part = namedParts(files, "indicator").find(({ name }) => name === "social_age");
  if (part === undefined) throw new RangeError("no social_age");
  const { left } = await renaming(files, { part, sort: "indicator", to }, check);
  expect(left.map(({ place }) => place.file)).toContain("indicators.yaml");
});

const mapping = `# La correspondance du Département.
mapping: 1
study: modele-services-sociaux
partner: departement
fictitious: true
secret: "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU"
sources:
  usagers_sociaux:
    units:
      file: usagers.csv
      key: id
      fields:
        no_email: { column: SANS_MEL, codes: { O: yes } } # messagerie
        household: { column: FAM, codes: { S: single, X: À TRADUIRE } }
`;

test.each([
  {
    sort: "field",
    name: "usagers_sociaux.no_email",
    to: "sans_courriel",
    after: "sans_courriel: { column: SANS_MEL, codes: { O: yes } } # messagerie",
  },
  {
    sort: "code",
    name: "household.single",
    to: "seule",
    after: "household: { column: FAM, codes: { S: seule, X: À TRADUIRE } }",
  },
  { sort: "partner", name: "departement", to: "cd44", after: "partner: cd44" },
  { sort: "source", name: "usagers_sociaux", to: "suivis", after: "suivis:" },
] as const)(
  "$sort: a mapping in the folder of the study, still to be finished, follows",
  async ({ sort, name, to, after }) => {
    const files = new Map([
      ...(await readStudyFiles(join(import.meta.dirname, "../../../studies/modeles/services-sociaux"))),
      ["partenaires/departement.yaml", mapping],
    ]);
    const part = namedPart(files, sort, name);
    const { left, lines } = await studyRenaming(files, { part, sort, to });
    expect(left).toEqual([]);
    expect(lines.filter(({ file }) => file.startsWith("partenaires")).map((line) => line.after)).toEqual([
      after,
    ]);
    expect(mappedBy(files, { part, sort })).toEqual(["departement"]);
  },
);

test("what no partner reads from a file changes no mapping", async () => {
  const files = await readStudyFiles(join(import.meta.dirname, "../../../studies/modeles/services-sociaux"));
  for (const [sort, name] of [
    ["indicator", "social_age"],
    ["field", "difficulties"],
    ["code", "age_fifty.50-plus"],
    ["codelist", "household"],
    ["universe", "in_difficulty"],
  ] as const)
    expect([name, mappedBy(files, { part: namedPart(files, sort, name), sort })]).toEqual([name, []]);
});

test("the command shows the lines and who has a mapping, then changes them and keeps a copy", async () => {
  const { folder, clear } = await workbench();
  try {
    const path = join(folder, "etude");
    await cp(join(import.meta.dirname, "../../../studies/modeles/services-sociaux"), path, {
      recursive: true,
    });
    await writeFile(join(path, "departement.yaml"), mapping, { mode: 0o600 });
    const before = await readStudyFiles(path);
    const command = ["rename", "etude", "donnee", "no_email", "sans_courriel"];
    const shown = await vigie(command, folder);
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining("« sans_courriel: no_email »")]);
    expect(shown.out).toContain(
      "Si l’étude a déjà une édition, ces indicateurs ne se compareront plus à elle : ",
    );
    expect(await readStudyFiles(path)).toEqual(before);
    expect(JSON.parse((await vigie([...command, "--yes", "--json"], folder)).out)).toMatchObject({
      done: true,
      partners: ["departement"],
    });
    expect(await readFile(join(path, "departement.yaml"), "utf8")).toContain("sans_courriel: {");
    expect((await stat(join(path, "departement.yaml"))).mode & 0o777, "its secret stays closed").toBe(0o600);
    const taken = await vigie(["rename", "etude", "donnee", "french", "sans_courriel"], folder);
    expect([taken.code, taken.error]).toEqual([
      1,
      expect.stringContaining("« sans_courriel » est écrite deux fois"),
    ]);
    await undoLastChange(path);
    expect(await readStudyFiles(path)).toEqual(before);
    const code = async (from: string, to: string) => {
      const { out } = await vigie(["rename", "etude", "code", `household.${from}`, to, "--yes"], folder);
      expect(out).not.toContain("ne se compareront plus");
      const list = await readFile(join(path, "codelists/household.yaml"), "utf8");
      return /(?<=formerly: ).+/.exec(list)?.[0] ?? null;
    };
    expect(await code("couple", "a_deux")).toBe("[couple]");
    expect(await code("a_deux", "en_deux")).toBe("[couple, a_deux]");
    expect(await code("en_deux", "couple")).toBeNull();
    expect(await readStudyFiles(path)).toEqual(before);
  } finally {
    await clear();
  }
});
