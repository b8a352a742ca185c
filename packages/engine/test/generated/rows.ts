import fc from "fast-check";
import type { FileRows } from "../../reference/read-files.ts";
import { isRead, type UnitsInput } from "../../src/plan.ts";
import type { Attribute } from "./attributes.ts";
import type { Contacts } from "./contacts.ts";
import { blankText, unreadableText } from "./texts.ts";

type Cell = fc.Arbitrary<string | null>;

/** Whether files may hold mistakes that stop the run. */
export type Faults = "none" | "some";

/** Mostly what the column may hold, sometimes nothing; with faults, now and then what it may not. */
function cell(texts: fc.Arbitrary<string>, faults: Faults): Cell {
  return fc.oneof(
    { weight: 36, arbitrary: texts },
    { weight: 6, arbitrary: blankText },
    { weight: faults === "some" ? 1 : 0, arbitrary: fc.oneof(unreadableText, fc.constant("autre")) },
  );
}

const key = fc.constantFrom("1", "2", "3", "4", "5", "6", "01", "a b", "é", 'n"7"', "8;9");

export function unitRows(
  { key: keyColumn }: UnitsInput,
  attributes: ReadonlyMap<string, Attribute>,
  faults: Faults,
): fc.Arbitrary<FileRows> {
  const read = [...attributes.values()].flatMap(({ node, texts }) =>
    isRead(node) && texts !== null ? [{ column: node.column, texts }] : [],
  );
  const cells = fc.tuple(...read.map(({ texts }) => cell(texts, faults)));
  const keys =
    faults === "some"
      ? fc.array(fc.oneof({ weight: 15, arbitrary: key }, { weight: 1, arbitrary: blankText }), {
          minLength: 1,
          maxLength: 5,
        })
      : fc.uniqueArray(key, { maxLength: 10, size: "max" });
  return keys.chain((keys) =>
    fc.array(cells, { minLength: keys.length, maxLength: keys.length }).map((rows) => ({
      columns: [keyColumn, ...read.map(({ column }) => column)],
      rows: rows.map((row, at) => [keys[at] ?? null, ...row]),
    })),
  );
}

/** Some rows are written again, once or twice, whole or but for a column that nobody maps. */
export function contactRows({ input, texts }: Contacts, faults: Faults): fc.Arbitrary<FileRows> {
  const columns = [
    "agent",
    input.key,
    input.date.column,
    input.channel.column,
    ...(input.motive === null ? [] : [input.motive.column]),
  ];
  const agent = fc.constantFrom("x", "y", "z, dit « zed »");
  const row = fc
    .tuple(
      agent,
      fc.oneof({ weight: 12, arbitrary: key }, { weight: 1, arbitrary: blankText }),
      cell(texts.date, faults),
      cell(texts.channel, faults),
      cell(texts.motive, faults),
    )
    .map((cells) => cells.slice(0, columns.length));
  const again = fc.array(fc.tuple(fc.nat(), agent), { maxLength: 6 });
  return fc
    .tuple(fc.array(row, { minLength: faults === "some" ? 1 : 0, maxLength: 40, size: "max" }), again)
    .map(([rows, copies]) => ({
      columns,
      rows:
        rows.length === 0
          ? rows
          : [...rows, ...copies.map(([at, agent]) => [agent, ...(rows[at % rows.length] ?? []).slice(1)])],
    }));
}
