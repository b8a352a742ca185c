import { expect, test } from "vitest";
import { formatterOf } from "../../tables/src/formatter.ts";
import { communeStudy } from "../../tables/test/fixture/commune-study.ts";
import { mapGround } from "../src/territories/map-ground.ts";

const tiles = `tiles:
  "93008": { name: Bobigny, short: Bo, column: 1, row: 1, within: T8 }
  "93066": { name: Saint-Denis, short: SD, column: 3, row: 1, within: T6 }
  "93072": { name: Stains, short: St, column: 3, row: 2, within: T6 }
`;
const centres = `centres:
  source: IGN
  points: { "93008": { longitude: 2.44, latitude: 48.91 } }
`;

test.each([
  ["laid by hand", tiles, "chaque carré est une commune, à peu près à sa place"],
  [
    "computed from centres",
    `approximate: true\n${centres}${tiles}`,
    "chaque carré est une commune, à peu près à sa place",
  ],
  [
    "computed without centres",
    `approximate: true\n${tiles}`,
    "chaque carré est une commune, rangé avec ceux de la même intercommunalité : la carte ne dit pas où il est ; de gauche à droite, puis de haut en bas : Est Ensemble, Plaine Commune",
  ],
])("squares %s: the note says what their places mean", async (_, text, remark) => {
  const study = await communeStudy(new Map([["tiles.yaml", text]]));
  const sentence = mapGround({ study, formatter: formatterOf("fr") })?.remark;
  expect(sentence?.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(remark);
});
