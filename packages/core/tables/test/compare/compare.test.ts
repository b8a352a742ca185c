import { expect, test } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { gather } from "../../src/gather.ts";
import { smallBundles } from "../fixture/small-bundles.ts";
import { smallStudy } from "../fixture/small-study.ts";

test("one record a printed figure, in the study's order, percent in percent", async () => {
  const study = await smallStudy();
  const caf = smallBundles(study).filter(({ manifest }) => manifest.partner === "caf");
  const records = compare({ study, gathered: gather(study, caf) });
  expect(records).toEqual([
    {
      id: "rsa.size",
      indicator: "groups",
      published: 1000,
      computed: 1000,
      error: 0,
      precision: "exact",
      verdict: "agrees",
      withinNoise: false,
    },
    // 285 of 1 000 is 28.5 %, printed 29
    {
      id: "rsa.mixed",
      indicator: "groups",
      published: 29,
      computed: expect.closeTo(28.5, 9),
      error: 0,
      precision: "exact",
      verdict: "agrees",
      withinNoise: false,
    },
    {
      id: "rsa.direct",
      indicator: "groups",
      published: 12,
      computed: expect.closeTo(9.5, 9),
      error: 0,
      precision: "exact",
      verdict: "differs",
      withinNoise: false,
    },
    {
      id: "rsa.most",
      indicator: "homes",
      published: null,
      computed: null,
      error: null,
      precision: "ordinal",
      verdict: "inconsistent",
      withinNoise: false,
    },
    {
      id: "rsa.young",
      indicator: "housings",
      published: 30,
      computed: null,
      error: null,
      precision: "exact",
      verdict: "masked",
      withinNoise: false,
    },
    {
      id: "rsa.rest",
      indicator: "groups",
      published: 29,
      computed: expect.closeTo(29, 9),
      error: 0,
      precision: "about",
      verdict: "not_judged",
      withinNoise: false,
    },
    {
      id: "aspa.size",
      indicator: "aspa_groups",
      published: 120,
      computed: null,
      error: null,
      precision: "exact",
      verdict: "not_computed",
      withinNoise: false,
    },
    {
      id: "places",
      indicator: null,
      published: 71,
      computed: null,
      error: null,
      precision: "exact",
      verdict: "not_computed",
      withinNoise: false,
    },
  ]);
});
