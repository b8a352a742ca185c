import { expect, test } from "vitest";
import { leaksOf } from "./world/leaks.ts";
import { type Person, tablesOf, type World } from "./world/world.ts";

/** What the attacker says of lines where everyone is in one cell, by hand: 9 persons of one street, 11 of another. */
const people = (street: string, counts: Readonly<Record<string, number>>): readonly Person[] =>
  Object.entries(counts).flatMap(([ill, count]) => Array.from({ length: count }, () => ({ street, ill })));
const worldOf = (alike: string, sensitive = true): World => ({
  fields: { street: { leaves: ["e", "p"] }, ill: { leaves: ["yes", "no", "_U"], sensitive } },
  relations: [],
  people: [...people("e", { [alike]: 9 }), ...people("p", { yes: 5, no: 6 })],
  tables: { ill: [{ field: "street" }, { field: "ill" }] },
});

/** @param masked streets and answers, as `e yes` */
function saidOf(world: World, masked: readonly string[] = []): readonly string[] {
  const tables = tablesOf(world).map(({ rows, ...table }) => ({
    ...table,
    rows: rows.map(({ codes, count }) => ({ codes, count: masked.includes(codes.join(" ")) ? null : count })),
  }));
  return leaksOf(tables, world, 3).found.filter((leak) => leak.startsWith("everyone"));
}

const wholeLine = ["e yes", "e no", "e _U", "e _T"];
const known = ["everyone of ill e,_T is in e,yes"];

test("a line published with everyone in one answer tells it", () => {
  expect(saidOf(worldOf("yes"))).toEqual(known);
});

test("it does with its count and its total masked, and with the whole line masked beside the others", () => {
  expect(saidOf(worldOf("yes"), ["e yes", "e _T"])).toEqual(known);
  expect(saidOf(worldOf("yes"), wholeLine)).toEqual(known);
});

test("it does not once another line is masked too: somebody may have given the other answer", () => {
  expect(saidOf(worldOf("yes"), [...wholeLine, "p yes", "p no"])).toEqual([]);
});

test("nobody's answer is known where nobody answered, nor where the question is not sensitive", () => {
  expect(saidOf(worldOf("_U"))).toEqual([]);
  expect(saidOf(worldOf("yes", false))).toEqual([]);
});
