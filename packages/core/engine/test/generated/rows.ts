import fc from "fast-check";
import type { FileRows } from "../../../../../spec/reference/read-files.ts";
import { isRead, type ReadStep, type UnitsInput } from "../../src/plan.ts";
import type { Attribute, Faults } from "./attributes.ts";
import type { Contacts } from "./contacts.ts";
import { blankTexts, mistyped, unreadableText } from "./texts.ts";

type Cell = fc.Arbitrary<string | null>;

/** How one file is filled in. */
interface Habits {
  readonly faults: Faults;
  readonly blank: Cell;
  readonly key: fc.Arbitrary<string>;
}

const number = fc.integer({ min: 1, max: 9 }).map(String);
const name = fc.constantFrom(
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "01",
  "10",
  "1e1",
  "+1",
  "1.0",
  "a b",
  "é",
  'n"7"',
  "8;9",
);

function habits(faults: Faults): fc.Arbitrary<Habits> {
  return fc.record({ faults: fc.constant(faults), blank: blankTexts, key: fc.constantFrom(number, name) });
}

/** Mostly what the column may hold, sometimes nothing; with faults, now and then what it may not. */
function cell(texts: fc.Arbitrary<string>, { faults, blank }: Habits): Cell {
  return fc.oneof(
    { weight: 36, arbitrary: texts },
    { weight: 6, arbitrary: blank },
    {
      weight: faults === "some" ? 1 : 0,
      arbitrary: fc.oneof(unreadableText, mistyped(texts), fc.constant("autre")),
    },
  );
}

/** Engines tell apart the parts of a text: with faults, it has one alone. */
function listCell(texts: fc.Arbitrary<string>, habits: Habits): Cell {
  const right = cell(texts, { ...habits, faults: "none" });
  return habits.faults === "none" ? right : fc.oneof({ weight: 40, arbitrary: right }, fc.constant("autre"));
}

export function unitRows(
  { key }: UnitsInput,
  attributes: ReadonlyMap<string, Attribute>,
  faults: Faults,
): fc.Arbitrary<FileRows> {
  const columns = columnsRead(attributes);
  return habits(faults).chain((habits) => {
    const cells = attributeCells(columns, habits);
    return unitKeys(habits).chain((keys) =>
      fc.array(cells, { minLength: keys.length, maxLength: keys.length }).map((rows) => ({
        columns: [key, ...columns.keys()],
        rows: rows.map((row, at) => [keys[at] ?? null, ...row]),
      })),
    );
  });
}

type ColumnsRead = ReadonlyMap<string, { readonly texts: fc.Arbitrary<string>; readonly node: ReadStep }>;

/** Of attributes; the columns that their texts are read in. */
export function columnsRead(attributes: ReadonlyMap<string, Attribute>): ColumnsRead {
  return new Map(
    [...attributes.values()].flatMap(({ node, texts }) =>
      isRead(node) && texts !== null ? [[node.column, { texts, node }] as const] : [],
    ),
  );
}

function attributeCells(columns: ColumnsRead, habits: Habits): fc.Arbitrary<readonly (string | null)[]> {
  return fc.tuple(
    ...[...columns.values()].map(({ texts, node }) =>
      node.kind === "list" ? listCell(texts, habits) : cell(texts, habits),
    ),
  );
}

/** Each once; with faults, sometimes twice or none. */
function unitKeys({ faults, key, blank }: Habits): fc.Arbitrary<readonly (string | null)[]> {
  if (faults === "none") return fc.uniqueArray(key, { maxLength: 9, size: "max" });
  const faulty = fc.array(fc.oneof({ weight: 15, arbitrary: key }, { weight: 2, arbitrary: blank }), {
    minLength: 1,
    maxLength: 5,
  });
  return fc.oneof(fc.uniqueArray(key, { minLength: 1, maxLength: 9, size: "max" }), faulty);
}

/**
 * Some rows are written again, whole or but for a column that nobody maps.
 * @param attributes of the units, where each contact carries them; else none
 */
export function contactRows(
  { input, texts }: Contacts,
  attributes: ReadonlyMap<string, Attribute>,
  faults: Faults,
): fc.Arbitrary<FileRows> {
  const motive = input.motive === null ? [] : [input.motive.column];
  const contactColumns = ["agent", input.key, input.date.column, input.channel.column, ...motive];
  const ofUnit = columnsRead(attributes);
  const columns = [...contactColumns, ...ofUnit.keys()];
  const agent = fc.constantFrom("x", "y", "z, dit « zed »");
  const row = habits(faults).map((habits) =>
    fc
      .tuple(
        agent,
        fc.oneof({ weight: 12, arbitrary: habits.key }, { weight: 1, arbitrary: habits.blank }),
        cell(texts.date, habits),
        cell(texts.channel, habits),
        cell(texts.motive, habits),
        attributeCells(ofUnit, habits),
      )
      .map(([agent, key, date, channel, motive, unit]): readonly (string | null)[] => [
        ...[agent, key, date, channel, motive].slice(0, contactColumns.length),
        ...unit,
      ]),
  );
  const size = { minLength: faults === "some" ? 1 : 0, maxLength: 40, size: "max" } as const;
  const again = fc.array(fc.tuple(fc.nat(), agent), { maxLength: 6 });
  return fc
    .tuple(
      row.chain((row) => fc.array(row, size)),
      again,
    )
    .map(([rows, copies]) => ({
      columns,
      rows: [...rows, ...copies.flatMap(([at, agent]) => copied(rows, at, agent))],
    }));
}

function copied(rows: FileRows["rows"], at: number, agent: string): FileRows["rows"] {
  const row = rows[at % Math.max(rows.length, 1)];
  return row === undefined ? [] : [[agent, ...row.slice(1)]];
}
