import { expect, test } from "vitest";
import { sidesOf } from "../../tables/src/opinion-scale.ts";
import { cohortOf } from "../../tables/src/people/populations.ts";
import { shownSubject } from "../../tables/test/fixture/shown-study.ts";
import { noisy } from "../../tables/test/fixture/table-text.ts";
import { opinionBar } from "../src/opinions/opinion-bars.ts";

/** One side, its codes printed one by one and their sum too uncertain, where the noise of each count is that large. */
async function sideUnder(error: number) {
  const subject = await shownSubject("opinions", (table) => noisy(table, error));
  const attribute = subject.source.attributes.get(subject.indicator.of);
  const scale = (attribute && sidesOf(attribute)) ?? [];
  const { line } = cohortOf(subject);
  const codes = scale.filter(({ key }) => key.startsWith("for")).map(({ code }) => code.code);
  return {
    arePrinted: codes.every((code) => line.cell(code).share !== null),
    isSumPrinted: line.cell(...codes).share !== null,
    shown: opinionBar({ label: "", line }, scale).inFavour,
  };
}

test("a side is printed where each of its codes is, however uncertain their sum", async () => {
  const sides = await Promise.all(Array.from({ length: 160 }, (_, at) => sideUnder(at / 4)));
  const summed = sides.filter(({ arePrinted, isSumPrinted }) => arePrinted && !isSumPrinted);
  expect(summed.length).toBeGreaterThan(0);
  expect(summed.filter(({ shown }) => shown === null)).toEqual([]);
});
