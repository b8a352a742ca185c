import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { definitionHash, drawKey } from "../src/draw-key.ts";
import { runs } from "./world/runs.ts";

describe("the hash of a definition", () => {
  test.each([
    ["a number and a text", 1500, "1500"],
    ["nothing and a text", null, "null"],
    ["a truth and a text", true, "true"],
    ["no bound and an unknown one", Number.NEGATIVE_INFINITY, null],
    ["two bounds that are none", Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["a bound and its text", Number.NEGATIVE_INFINITY, "-Infinity"],
    ["a list and an object", [], {}],
    ["two items and one that holds both", ["a", "b"], ["a,b"]],
    ["items that quotes part otherwise", ['a","b'], ["a", "b"]],
    ["a list and its only item", [["a"]], ["a"]],
    ["two orders of a list", ["a", "b"], ["b", "a"]],
    ["a name and one that holds its value", { a: "b:c" }, { "a:b": "c" }],
    ["a member that is null and none", { a: null }, {}],
    [
      "entries of a map that exchange their values",
      new Map(Object.entries({ a: 1, b: 2 })),
      new Map(Object.entries({ a: 2, b: 1 })),
    ],
    ["two letters that look alike", "é", "e\u0301"],
    ["half of a letter and how JSON writes it", "\ud83d", "\\ud83d"],
  ])("differs for %s", (_, one, other) => {
    expect(definitionHash(one)).not.toBe(definitionHash(other));
    expect(definitionHash({ inside: [one] })).not.toBe(definitionHash({ inside: [other] }));
  });

  test("is the same whatever the order of names and of sets, and whether an absent member is written", () => {
    const one = { a: 1, b: new Map(Object.entries({ c: 1, d: 2 })), e: new Set(["f", "g"]), h: undefined };
    const other = { e: new Set(["g", "f"]), b: new Map(Object.entries({ d: 2, c: 1 })), a: 1 };
    expect(definitionHash(one)).toBe(definitionHash(other));
  });

  test("is that of equal values and of no others", () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const near = fc
      .tuple(value, value)
      .chain(([one, other]) =>
        fc.constantFrom([one, other], [[one], one], [{ a: one }, { a: other }], [one, one]),
      );
    // Zero has one text, whatever its sign.
    const unsigned = (own: unknown): unknown => JSON.parse(JSON.stringify(own));
    fc.assert(
      fc.property(near, ([one, other]) => {
        expect(definitionHash(one) === definitionHash(other)).toBe(
          isDeepStrictEqual(unsigned(one), unsigned(other)),
        );
      }),
      runs(300, 20_000),
    );
  });

  test.each([
    ["a function", () => 1],
    ["a date", new Date(0)],
    ["bytes", new Uint8Array(2)],
    ["a number that is none", Number.NaN],
    ["a large integer", 1n],
    ["a hole in a list", [undefined]],
    ["a symbol", Symbol("a")],
  ])("is refused to %s, whose text could be that of something else", (_, value) => {
    expect(() => definitionHash({ value })).toThrow(RangeError);
  });
});

describe("the key of a draw", () => {
  const secret = new Uint8Array(32).fill(7);
  const input = { holder: "caf", source: "people", definition: "d", fingerprint: "f" };
  const same = drawKey(secret, input);

  test.each([
    ["another holder", { ...input, holder: "cpam" }],
    ["another source", { ...input, source: "others" }],
    ["another definition", { ...input, definition: "e" }],
    ["another value", { ...input, fingerprint: "g" }],
    ["two parts that exchange a letter", { ...input, holder: "cafp", source: "eople" }],
  ])("draws other noise under another mark for %s", (_, other) => {
    const { stream, mark } = drawKey(secret, other);
    expect(stream).not.toEqual(same.stream);
    expect(mark).not.toBe(same.mark);
  });

  test("has a mark that is not its stream, and none without the secret", () => {
    expect(Buffer.from(same.stream).toString("hex")).not.toBe(same.mark);
    expect(drawKey(secret.with(0, 6), input).mark).not.toBe(same.mark);
    expect(drawKey(secret, input)).toEqual(same);
  });
});
