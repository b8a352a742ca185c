import { expect, test } from "vitest";
import type { Subject } from "../../tables/src/subject.ts";
import { readAs } from "../../tables/test/fixture/read-as.ts";
import { subjectOf } from "../../tables/test/fixture/subject.ts";
import { hidden } from "../../tables/test/fixture/table-text.ts";
import { figureOf } from "../src/figure-of.ts";
import { tableCellText } from "../src/table-cell.ts";

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

function cellsOf(subject: Subject, heading: string): readonly string[] {
  const row = figureOf(subject).table.groups[0]?.rows.find((candidate) => candidate.heading === heading);
  return (row?.cells ?? []).map(tableCellText).map(spaces);
}

const heads = (subject: Subject) => figureOf(subject).table.columns.map(({ head }) => spaces(head));
const remarks = (subject: Subject) => spaces(figureOf(subject).remarks.join("\n"));

test("670 of 995 against 1 930 of 3 955, as R gives them: prop.test, Newcombe, log-ratio, chisq.test", async () => {
  const subject = readAs(await subjectOf("mobile"), "superpopulation");
  // R: .6436 to .7018; .1854 (.1518 to .2178); 1.380 (1.308 to 1.456); p 1.2e-25.
  // To all of them, 2 600 of 4 950: 67.34 less 52.53.
  expect(cellsOf(subject, "Oui").slice(4)).toEqual([
    "de 64,4 % à 70,2 %",
    "+14,8",
    "+18,5",
    "de +15,2 à +21,8",
    "1,38",
    "de 1,31 à 1,46",
    "< 0,001",
  ]);
  expect(cellsOf(subject, "Inconnu").slice(4)).toEqual(["–", "–", "–", "–", "–", "–", "–"]);
  expect(remarks(subject)).toMatch(/^fichier complet, lu comme une année parmi d’autres possibles/);
});

test("a full population has no interval, and its note speaks of none", async () => {
  const subject = await subjectOf("mobile");
  expect(heads(subject).join()).not.toMatch(/Intervalle|Rapport|,p$/);
  expect(cellsOf(subject, "Oui").join()).not.toMatch(/de [+−\d]/);
  expect(remarks(subject)).not.toContain("intervalle");
});

test("compared with nobody: the interval of the share alone", async () => {
  const subject = readAs(await subjectOf("mobile"), "sample");
  const alone = { ...subject, indicator: { ...subject.indicator, against: null } };
  expect(heads(alone).at(-1)).toBe("Intervalle de la part à 95 %");
  expect(cellsOf(alone, "Oui").at(-1)).toBe("de 64,4 % à 70,2 %");
  expect(remarks(alone)).toMatch(/^intervalles à 95 % et tests/);
});

test("a population that does not hold the cohort may share units with it: nothing is tested", async () => {
  const subject = readAs(await subjectOf("mobile"), "superpopulation");
  const { indicator } = subject;
  const turned = { ...subject, indicator: { ...indicator, universe: "all", against: "rsa" } };
  expect(heads(turned).join()).not.toMatch(/Rapport|,p$/);
});

test("a masked count gives no interval", async () => {
  const subject = await subjectOf("mobile", (table) => hidden(table, "rsa|yes", "rsa|no"));
  expect(cellsOf(readAs(subject, "superpopulation"), "Oui").slice(4)).toEqual([
    "–",
    "–",
    "–",
    "–",
    "–",
    "–",
    "–",
  ]);
});
