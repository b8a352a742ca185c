import { expect, test } from "vitest";
import { fraction } from "../src/noise/fraction.ts";
import { designProtection, protect } from "../src/protect.ts";
import { countedSource } from "./world/counted.ts";
import { mapped } from "./world/mapped.ts";
import { peopleLists } from "./world/people.ts";
import type { Person } from "./world/person.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

test("tables of a source that protects nothing leave as counted, however small, with the measures given beside them", async () => {
  const study = await studyOf({
    codelists: peopleLists,
    sources: {
      places: {
        protects: "nothing",
        fields: { commune: "communes", open: "flag", delay: { type: "number" } },
      },
    },
    indicators: {
      open: { of: "open", by: "commune" },
      delays: { kind: "summary", of: "delay", by: "open", statistic: "mean" },
    },
  });
  const place = (commune: string, open: string | null, delay: number | null): Person => ({
    values: { commune, open, delay },
    channels: [],
    routine: false,
  });
  const places = [place("rosny", "yes", 10), place("rosny", "no", 30), place("bondy", null, null)];
  const counted = countedSource(study, sourceOf(study, "places"), places);
  const values = new Map([
    ["all|yes", [1, 10]],
    ["all|no", [1, 30]],
    ["all|_U", [0, null]],
    ["all|_T", [2, 20]],
  ]);
  const measures = new Map([["delays", { names: ["known", "mean"], values }]]);
  const { tables, exactTables, guarantee } = protect(
    designProtection({ study, partner, policy: { rho: fraction(1n), min: 11, small: "hidden" } }),
    {
      secret: new Uint8Array(32),
      exact: new Map([["places", { ...counted, measures }]]),
      mappings: mapped(study),
    },
  );
  const [open, delays] = tables;
  const rowsWith = (code: string) => open?.rows.filter(({ codes }) => codes[1] === code);
  expect(open?.measures).toEqual(["count_error", "base", "base_error"]);
  expect(rowsWith("rosny")).toEqual([
    { codes: ["all", "rosny", "yes"], count: 1, values: [0, null, null] },
    { codes: ["all", "rosny", "no"], count: 1, values: [0, null, null] },
    { codes: ["all", "rosny", "_U"], count: 0, values: [0, null, null] },
    { codes: ["all", "rosny", "_T"], count: 2, values: [0, 2, 0] },
  ]);
  expect(rowsWith("bondy")?.at(-1)).toEqual({ codes: ["all", "bondy", "_T"], count: 1, values: [0, 0, 0] });
  expect(delays?.measures).toEqual(["count_error", "base", "base_error", "known", "mean"]);
  expect(delays?.rows.at(-1)).toEqual({ codes: ["all", "_T"], count: 3, values: [0, 2, 0, 2, 20] });
  expect(exactTables).toEqual(tables);
  expect(guarantee.sources).toEqual([]);
});
