import { guaranteeOf } from "@vigie/disclosure";
import { loadStudy, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { releasedSizes, thinSources } from "../src/thin-budget.ts";

let study: Study;
beforeAll(async () => {
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the small study does not load");
  study = loaded.study;
});

/** The totals that leave of the two universes of the small study; null where hidden. */
const released = (rsa: number | null, all: number | null): readonly ReleasedTable[] =>
  ["groupes", "canaux", "ages", "compte_selon_enfants"].map((indicator) => {
    const universe = indicator === "compte_selon_enfants" ? "all" : "rsa";
    const width = indicator === "groupes" || indicator === "canaux" ? 1 : 2;
    const total = Array.from({ length: width }, () => "_T");
    return {
      name: indicator,
      indicator,
      dimensions: [],
      measures: [],
      rows: [{ codes: [universe, ...total], count: universe === "all" ? all : rsa, values: [] }],
    };
  });
const found = (tables: readonly ReleasedTable[]) =>
  thinSources(study, {
    guarantee: guaranteeOf(study, "caf", {
      rho: { numerator: 1n, denominator: 1n },
      min: 11,
      small: "hidden",
    }),
    sizeOf: releasedSizes(study, tables),
  });

describe("a budget is thin where the counts that leave, noise included, are too small", () => {
  // Four tables: sigma 2. The list of sets of channels has one cell, so needs 10 × 2 units; the others have more.
  test.each([
    ["hidden: under the threshold", null, null, true],
    ["under what the most readable table needs", 19, 40, true],
    ["as much as it needs", 20, 20, false],
  ] as const)("%s", (_, rsa, all, isThin) => {
    expect(found(released(rsa, all))).toEqual(isThin ? [{ source: "allocataires", size: 20 }] : []);
  });

  test("tables of another source, or none, say nothing of its size", () => {
    expect(found([])).toEqual([]);
  });
});
