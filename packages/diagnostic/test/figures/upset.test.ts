import { expect, test } from "vitest";
import { figureOf } from "../../src/figure-of.ts";
import { subjectOf } from "../fixture/subject.ts";

const plain = (text: string) => text.replaceAll(/\s/g, " ");

test("the exact sets say what they leave out: groups without a set, and rare sets gathered apart", async () => {
  const figure = figureOf(await subjectOf("subgroups"));
  const remarks = plain(figure.remarks.join(" ; "));
  expect(remarks).toMatch(/hors du dessin, sans combinaison de canaux : Routine seule \([\d,]+ %\)/);
  expect(remarks).toContain("« Autres » réunit, groupe par groupe");
});

test("names of families stand on one line, none over another", async () => {
  const { text } = figureOf(await subjectOf("subgroups")).wide;
  const names = [
    ...text.matchAll(/<text class="small" x="([\d.]+)" y="([\d.]+)">(numériques|directs|matériels)</g),
  ];
  expect(names.map(([, , , name]) => name)).toEqual(["numériques", "directs", "matériels"]);
  expect(new Set(names.map(([, , y]) => y)).size).toBe(1);
  const places = names.map(([, x]) => Number(x));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
