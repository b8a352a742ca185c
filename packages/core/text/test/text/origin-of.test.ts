import { expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { gather } from "../../../tables/src/gather.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { originOf } from "../../src/document/exhibit-of.ts";

const windows: Readonly<Record<string, { readonly from: string; readonly to: string }>> = {
  groups: { from: "2022-07-01", to: "2022-12-31" },
  aspa_groups: { from: "2020-01-01", to: "2022-03-31" },
};

test.each([
  ["fr", ["groups", "ages"], "Caf de l’Essai, du 1er juillet au 31 décembre 2022"],
  [
    "fr",
    ["groups", "aspa_groups", "ages"],
    "Caf de l’Essai et Cnav de l’Essai, du 1er janvier 2020 au 31 décembre 2022",
  ],
  [
    "en",
    ["groups", "aspa_groups"],
    "Caf de l’Essai and Cnav de l’Essai, from 1 January 2020 to 31 December 2022",
  ],
  ["fr", [], ""],
])("%s: each partner once, then the time that %j cover in all", async (language, indicators, wording) => {
  const study = await smallStudy();
  const periods = new Map(
    Object.entries(windows).map(([id, window]) => [study.indicators.get(id)?.source, window]),
  );
  const sources = new Map(
    [...study.sources].map(([id, source]) => [id, { ...source, window: periods.get(id) ?? source.window }]),
  );
  const changedStudy = { ...study, sources };
  const origin = originOf(indicators, {
    study: changedStudy,
    gathered: gather(changedStudy, []),
    formatter: formatterOf(language),
  });
  expect(origin.replaceAll("\u00a0", " ")).toBe(wording);
});
