import { expect, test } from "vitest";
import { formatterOf } from "../../tables/src/formatter.ts";
import { subjectOf } from "../../tables/test/fixture/subject.ts";
import { cutPointsRemark } from "../src/notes/remarks.ts";

test("where the cut points of published quantiles come from is in the note, in its language", async () => {
  const subject = await subjectOf("apps");
  const band = subject.source.attributes.get("age_band");
  if (band === undefined) throw new RangeError("the small study has no age bands");
  const cutPoints = { fr: "Insee, Filosofi 2021", en: "Insee, Filosofi 2021 survey" };
  const attributes = new Map(subject.source.attributes).set("age_band", { ...band, cutPoints });
  const cut = { ...subject, source: { ...subject.source, attributes } };
  expect(cutPointsRemark(cut).map((text) => text.replaceAll(/\s/g, " "))).toEqual([
    `bornes de « ${band.label.fr} » : Insee, Filosofi 2021`,
  ]);
  expect(cutPointsRemark({ ...cut, formatter: formatterOf("en") })).toEqual([
    `cut points of “${band.label.en ?? band.label.fr}”: Insee, Filosofi 2021 survey`,
  ]);
  expect(cutPointsRemark(subject)).toEqual([]);
});
