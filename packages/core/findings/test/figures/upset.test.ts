import { expect, test } from "vitest";
import { textsOf } from "../../../drawing/test/marks-of.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { figureOf } from "../../src/figure-of.ts";

const plain = (text: string) => text.replaceAll(/\s/g, " ");

test("the exact sets say what they leave out: groups without a set, and rare sets gathered apart", async () => {
  const figure = figureOf(await subjectOf("subgroups"));
  const remarks = plain(figure.remarks.join(" ; "));
  expect(remarks).toMatch(/hors du dessin, sans combinaison de canaux : Routine seule \([\d,]+ %\)/);
  expect(remarks).toContain("« Autres » réunit, groupe par groupe");
});

test("names of families stand on one line, none over another", async () => {
  const families = ["numériques", "directs", "matériels"];
  const names = textsOf(figureOf(await subjectOf("subgroups")).wide).filter(({ title }) =>
    families.includes(title),
  );
  expect(names.map(({ title }) => title)).toEqual(families);
  expect(new Set(names.map(({ at }) => at.y)).size).toBe(1);
  const places = names.map(({ at }) => at.x);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
