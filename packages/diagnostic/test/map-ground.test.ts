import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import { formatterOf } from "../src/formatter.ts";
import { mapGround } from "../src/map-ground.ts";
import { rateStudy } from "./fixture/rate-study.ts";

type StudyMap = NonNullable<Study["map"]>;

const study = await rateStudy();
const tile = {
  code: "44109",
  name: { fr: "Nantes" },
  short: "Nan",
  column: 1,
  row: 1,
  within: null,
  also: [],
};
const centres: StudyMap["centres"] = { source: { fr: "IGN" }, points: new Map() };

test.each([
  ["laid by hand", { approximate: false, centres: null }, "à peu près à sa place"],
  ["computed from centres", { approximate: true, centres }, "à peu près à sa place"],
  ["computed without centres", { approximate: true, centres: null }, "la carte ne dit pas où il est"],
])("squares %s: the note says whether places mean anything", (_, laid, note) => {
  const map: StudyMap = { tiles: new Map([[tile.code, tile]]), boundaries: null, ...laid };
  const ground = mapGround({ study: { ...study, map }, formatter: formatterOf("fr") });
  expect(ground?.remark).toContain(note);
});
