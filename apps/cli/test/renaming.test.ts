import { join } from "node:path";
import { namedParts, ownName, renaming } from "@vigie/study";
import { expect, test } from "vitest";
import { readStudyFiles } from "../src/study-folder.ts";
import { checkedStudy } from "../src/study-mistakes.ts";

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
      "sources/enquete_usagers.yaml": [83],
    },
    line: "[usagers_obstacles]{freins=admin_language answer=yes}",
  },
  {
    title: "a flag: lists of what is computed",
    of: ["services-sociaux", "field", "usagers_sociaux.no_email", "sans_courriel"],
    lines: { "indicators.yaml": [31], "sources/usagers_sociaux.yaml": [24, 50, 54] },
    line: "any: [not_alone, sans_courriel, french, no_equipment, lost_code]",
  },
  {
    title: "a code that reads like a number: quoted where it is used",
    of: ["enquete-usagers", "code", "help_frequency.often", "10"],
    lines: { "codelists/help_frequency.yaml": [8], "sources/enquete_usagers.yaml": [69, 75, 80] },
    line: 'help: [sometimes, "10", always]',
  },
  {
    title: "a channel: its family",
    of: ["canaux", "code", "caf_channels.front_desk", "accueil"],
    lines: { "codelists/caf_channels.yaml": [13], "sources/allocataires.yaml": [53] },
    line: "direct: [accueil, appointment, home_visit]",
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
  const part = namedParts(files, sort).find((own) => own.name === name);
  if (part === undefined) throw new RangeError(`no ${name}`);
  const renamed = await renaming(files, { part, sort, to }, check);
  expect(renamed.left).toEqual([]);
  const byFile = Map.groupBy(renamed.lines, ({ file }) => file);
  expect(
    Object.fromEntries([...byFile].map(([file, own]) => [file, own.map((changed) => changed.line)])),
  ).toEqual(lines);
  expect(renamed.lines.some(({ after }) => after.includes(line))).toBe(true);
  // And back: not a character is lost.
  const after = new Map([...files, ...renamed.files]);
  const again = namedParts(after, sort).find((own) => own.name === name.replace(/[^.]*$/, to));
  if (again === undefined) throw new RangeError(`no ${to}`);
  const back = await renaming(after, { part: again, sort, to: ownName(part, sort) }, check);
  expect(unquoted(new Map([...after, ...back.files]))).toEqual(unquoted(files));
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
