import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import { auditTogether, pack, readBundle } from "../src/index.ts";
import { contents, released, study } from "./sample.ts";

/** Which bundles are attacked together, and what of them is not. */

/** Women and men, and who is known as neither. */
async function bundleOf(
  counts: Readonly<Record<string, number>>,
  { of = study, date = "2026-11-25", partner = "caf93" } = {},
) {
  const rows = Object.entries(counts).map(([code, count]) => ({ codes: ["all", code], count }));
  const dimensions = [
    { name: "universe", codes: ["all"] },
    { name: "sexe", codes: Object.keys(counts) },
  ];
  const exact = [{ indicator: "sexe", dimensions, rows }];
  return readBundle(await pack({ ...contents, study: of, date, partner, ...released(exact, of) }, null), {});
}

const raised: Study = { ...study, version: "2", hash: "b".repeat(64) };
const over = (window: Study["window"]): Study => ({
  ...raised,
  sources: new Map([...study.sources].map(([id, source]) => [id, { ...source, window }])),
});
const later = over({ from: "2023-01-01", to: "2023-06-30" });

const first = await bundleOf({ f: 120, m: 80 });

test("two versions of a study over one window are attacked together", async () => {
  const second = await bundleOf({ f: 123, m: 80 }, { of: raised, date: "2027-01-10" });
  const [together] = await auditTogether([second, first]);
  expect(together?.bundles).toEqual([first, second]);
  expect(together?.audits.map(({ changes }) => changes)).toEqual([
    [{ indicator: "sexe", codes: ["all", "f"], difference: 3 }],
  ]);
  expect(together?.leftOut).toEqual([]);
});

test("what is counted over another window than in every other bundle is left out", async () => {
  const apart = await bundleOf({ f: 123, m: 80 }, { of: later, date: "2027-01-10" });
  const window = ({ hash }: { readonly hash: string }) => ({
    bundle: hash,
    indicator: "sexe",
    why: "window",
  });
  const [two] = await auditTogether([first, apart]);
  expect(two).toMatchObject({ audits: [], leftOut: [window(first), window(apart)] });

  const again = await bundleOf({ f: 120, m: 80 }, { of: raised, date: "2027-02-10" });
  const [three] = await auditTogether([first, apart, again]);
  expect(three?.audits.map(({ holds }) => holds)).toEqual([true]);
  expect(three?.leftOut).toEqual([window(apart)]);
});

test("cells whose codes are no more are left out, and the others compared", async () => {
  const fewer = await bundleOf({ f: 124 }, { of: raised, date: "2027-01-10" });
  const [together] = await auditTogether([first, fewer]);
  expect(together?.audits[0]?.changes.map(({ difference }) => difference)).toEqual([4]);
  expect(together?.leftOut).toEqual([{ bundle: first.hash, indicator: "sexe", why: "cells" }]);
});

test("bundles of two partners, or of two studies, are of other persons", async () => {
  const partner = await bundleOf({ f: 123, m: 80 }, { partner: "cpam93" });
  const another = await bundleOf({ f: 123, m: 80 }, { of: { ...study, id: "autre" } });
  expect(await auditTogether([first, partner, another])).toEqual([]);
});
