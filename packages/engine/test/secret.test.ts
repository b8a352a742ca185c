import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import { parseMapping } from "../src/index.ts";
import { smallStudy } from "./world/study.ts";

/** Where the study rounds a table of the partner, its mapping gives what rounded counts are drawn by. */
const text = readFileSync(join(import.meta.dirname, "base", "mapping.yaml"), "utf8");
const secret = "secret: kq9x vltz 4rmw pb7c h2sd\n";

async function rounding(indicator: string): Promise<Study> {
  const study = await smallStudy();
  const tables = new Map([[indicator, { weight: 1, merge: [], round: 15 }]]);
  return { ...study, disclosure: { ...study.disclosure, tables } };
}

const codes = (written: string, study: Study) => {
  const read = parseMapping(written, "mapping.yaml", study);
  return "errors" in read ? read.errors.map(({ code }) => code) : read.mapping.secret;
};

test("a study that rounds wants a secret, and takes one of 20 characters", async () => {
  const [indicator = ""] = (await smallStudy()).indicators.keys();
  const study = await rounding(indicator);
  expect(codes(text, study)).toEqual(["engine/secret-missing"]);
  expect(codes(`${text}${secret}`, study)).toBe("kq9x vltz 4rmw pb7c h2sd");
});

test("one that does not, or of another partner, wants none", async () => {
  expect(codes(text, await smallStudy())).toBe(null);
  expect(codes(text, await rounding("another"))).toBe(null);
});
