import { expect, test } from "vitest";
import { recentResults } from "../src/recent-results.ts";

test("a result among the last ones is computed once; one that failed is computed again", async () => {
  const computed: string[] = [];
  const result = recentResults<string>(2);
  const ask = (key: string, fails = false) =>
    result(key, async () => {
      computed.push(key);
      if (fails) throw new RangeError(key);
      return key.toUpperCase();
    }).catch(() => "failed");
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual(["A", "A", "B"]);
  expect([await ask("a"), await ask("c"), await ask("a"), await ask("b")]).toEqual(["A", "C", "A", "B"]);
  expect(computed).toEqual(["a", "b", "c", "b"]);
  expect([await ask("d", true), await ask("d")]).toEqual(["failed", "D"]);
  // Asked again while many are computed, each is computed once.
  await Promise.all(["e", "f", "g", "h", "e", "f"].map((key) => ask(key)));
  expect(computed.slice(-4)).toEqual(["e", "f", "g", "h"]);
});
