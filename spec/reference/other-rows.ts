import type { KeyForms } from "@vigie/mapping";
import { VigieError } from "@vigie/words";
import {
  isRare,
  isTotalRow,
  otherCells,
  otherRowKind,
  rareMax,
  subtotalFactor,
  summedMin,
  toleranceOf,
} from "../../packages/core/engine/src/other-rows.ts";
import { isRead, type Plan, type UnitsInput } from "../../packages/core/engine/src/plan.ts";
import type { ReadContact } from "./judge.ts";
import {
  type FileRows,
  isPositive,
  padded,
  type Reader,
  type ReadUnit,
  readContacts,
  readUnits,
  readUnitsOfContacts,
} from "./read-files.ts";
import { isBlank, readValue } from "./read-value.ts";

/** The files without the rows that are no units and no contacts, and how many were set aside. */
export interface LeftFiles {
  readonly files: Reader["files"];
  readonly units: number;
  readonly contacts: number;
}

const passesMax = 3;

/** Removes them as long as there are some; where the mapping refuses them, and no file is empty, they are mistakes. */
export function withoutOtherRows(reader: Reader): LeftFiles {
  const { plan, found } = reader;
  let left: LeftFiles = withoutLastTotal(reader);
  for (let pass = 0; pass < passesMax; pass++) {
    if (isOneEmpty(plan, left.files)) return left;
    const others = otherRows({ plan, files: left.files, found: [] });
    const refused = (["units", "contacts"] as const).filter(
      (role) => others[role].size > 0 && plan[role]?.otherRows === "refuse",
    );
    for (const role of refused)
      found.push(
        new VigieError("engine/other-rows", {
          file: plan[role]?.file.shown ?? "",
          field: plan[role]?.key ?? "",
        }),
      );
    if (refused.length > 0 || others.units.size + others.contacts.size === 0) return left;
    left = {
      files: without(without(left.files, plan.units, others.units), plan.contacts, others.contacts),
      units: left.units + others.units.size,
      contacts: left.contacts + others.contacts.size,
    };
  }
  return left;
}

function isOneEmpty({ units, contacts }: Plan, files: Reader["files"]): boolean {
  return [units, contacts].some(
    (input) => input !== null && fileOf(files, input.file.path).rows.length === 0,
  );
}

function without(
  files: Reader["files"],
  input: Plan["units"] | Plan["contacts"],
  others: ReadonlySet<number>,
): Reader["files"] {
  if (input === null || others.size === 0) return files;
  const file = fileOf(files, input.file.path);
  const left = file.rows.flatMap((row, at) =>
    others.has(at) ? [] : [{ row, number: file.numbers?.[at] ?? at + 1 }],
  );
  const kept = { ...file, rows: left.map(({ row }) => row), numbers: left.map(({ number }) => number) };
  return new Map([...files, [input.file.path, kept]]);
}

function fileOf(files: Reader["files"], path: string): FileRows {
  const file = files.get(path);
  if (file === undefined) throw new RangeError("the reference engine was not given this file");
  return file;
}

/** The last row that holds a value, where it sums the others. */
function withoutLastTotal({ plan, files, found }: Reader): LeftFiles {
  const { units } = plan;
  const none = { files, units: 0, contacts: 0 };
  if (units === null || units.fromContacts) return none;
  const { columns, rows } = fileOf(files, units.file.path);
  const texts = rows.map((row) => columns.map((_, at) => row[at] ?? ""));
  const last = texts.findLastIndex((cells) => cells.some((text) => !isBlank(text)));
  const isValue = (text: string, at: number) =>
    [...plan.attributes.values()].some(
      (node) => node.kind === "code" && node.column === columns[at] && node.translate.has(text),
    );
  if (!isTotalRow(texts[last] ?? [], columns.indexOf(units.key), isValue)) return none;
  if (units.otherRows === "set_aside")
    return { ...none, files: without(files, units, new Set([last])), units: 1 };
  found.push(new VigieError("engine/other-rows", { file: units.file.shown, field: units.key }));
  return none;
}

/** Positions of the rows that are no units, and no contacts. */
function otherRows(reader: Reader): {
  readonly units: ReadonlySet<number>;
  readonly contacts: ReadonlySet<number>;
} {
  const { plan } = reader;
  const contacts = plan.contacts === null ? [] : readContacts(reader, plan.contacts).contacts;
  if (plan.units === null || plan.units.fromContacts) {
    const keys =
      plan.units === null
        ? new Set(contacts.map(({ key }) => key).filter((key) => !isBlank(key)))
        : new Set(readUnitsOfContacts(reader, plan.units).map(({ key }) => key));
    return {
      units: new Set(),
      contacts: otherContacts(reader, contacts, { known: new Set(), forms: formsOf([...keys]) }),
    };
  }
  const { units } = readUnits(reader, plan.units);
  const forms = formsOf(units.map(({ key }) => key));
  const known = new Set(units.map(({ key }) => key));
  return {
    units: otherUnits(reader, plan.units, { units, contacts, forms }),
    contacts: otherContacts(reader, contacts, { known, forms }),
  };
}

function formsOf(keys: readonly string[]): KeyForms {
  const filled = keys.filter((key) => !isBlank(key));
  return {
    rows: keys.length,
    blank: keys.length - filled.length,
    spaced: filled.filter((key) => bare(key).includes(" ")).length,
    undigited: filled.filter((key) => !/[0-9]/.test(key)).length,
  };
}

function bare(key: string): string {
  return key.replace(/^\p{Zs}+|\p{Zs}+$/gu, "");
}

interface SeenUnits {
  readonly units: readonly ReadUnit[];
  readonly contacts: readonly ReadContact[];
  readonly forms: KeyForms;
}

function otherUnits(
  { plan, files }: Reader,
  input: UnitsInput,
  { units, contacts, forms }: SeenUnits,
): ReadonlySet<number> {
  const nodes = [...plan.attributes].flatMap(([id, node]) => (isRead(node) ? [[id, node] as const] : []));
  const codes = nodes.filter(([, { kind }]) => kind !== "number");
  const numbers = nodes.flatMap(([id, node]) => (node.kind === "number" && !node.positive ? [id] : []));
  const keys = units.map(({ key }) => key);
  const holds = ({ values }: ReadUnit) =>
    codes.some(([id, node]) => {
      const ofBlank = node.kind === "code" ? (node.translate.get("") ?? null) : null;
      return values.get(id) != null && values.get(id) !== ofBlank;
    });
  const hasContacts = (key: string) =>
    contacts.some((contact) => contact.key === key && contact.day !== null && contact.channel !== null);
  const isNamed = (unit: ReadUnit) => {
    const isBare = !holds(unit) && numbers.every((id) => unit.values.get(id) == null);
    const isAlone = keys.filter((key) => key === unit.key).length === 1;
    const areFew = isRare(units.filter((each) => !holds(each)).length, forms);
    const isSilent = areFew && !holds(unit) && !hasContacts(unit.key);
    const isOfSome = (id: string) =>
      isSilent && isSubtotal(Number(unit.values.get(id) ?? 0), id, units.filter(holds));
    const sums = isAlone
      ? numbers.filter((id) => isSum(Number(unit.values.get(id) ?? Number.NaN), id, units) || isOfSome(id))
      : [];
    const row = {
      key: unit.key,
      holdsCode: codes.length === 0 ? null : holds(unit),
      hasContacts: hasContacts(unit.key),
      sums: sums.length,
      isCount: nodes.length > 0 && isBare && isCount(unit.key, keys),
    };
    return otherRowKind(row, { header: input.key, forms }) !== null;
  };
  const named = new Set(units.filter((unit) => !isBlank(unit.key) && isNamed(unit)).map(({ key }) => key));
  const file = fileOf(files, input.file.path);
  const read = file.columns.filter(
    (column) => column === input.key || nodes.some(([, node]) => node.column === column),
  );
  const isOther = otherCells(plan, { columns: read, key: input.key, forms });
  const isBad = (row: FileRows["rows"][number]) =>
    nodes.some(([, node]) => {
      const reading = readValue(row[file.columns.indexOf(node.column)] ?? null, node, plan.timezone);
      return node.kind === "number" && node.positive ? !isPositive(reading) : reading === "unreadable";
    });
  const isTotal = (row: FileRows["rows"][number], key: string) =>
    (isBlank(key) || isBad(row)) && isOther(read.map((column) => row[file.columns.indexOf(column)] ?? ""));
  return new Set(
    units.flatMap(({ key }, at) => (named.has(key) || isTotal(file.rows[at] ?? [], key) ? [at] : [])),
  );
}

function isSum(number: number, attribute: string, units: readonly ReadUnit[]): boolean {
  const all = units.map(({ values }) => Number(values.get(attribute) ?? 0));
  const sum = all.reduce((before, each) => before + each, 0);
  return (
    all.filter((each) => each !== 0).length > summedMin &&
    sum > 0 &&
    Math.abs(2 * number - sum) <= toleranceOf(sum)
  );
}

function isSubtotal(number: number, attribute: string, coded: readonly ReadUnit[]): boolean {
  const all = coded.map(({ values }) => Number(values.get(attribute) ?? 0));
  const greatest = Math.max(0, ...all);
  return (
    all.filter((each) => each !== 0).length > summedMin && greatest > 0 && number > subtotalFactor * greatest
  );
}

/** The number of the others, as no other key is long, and no key before it in a series. */
function isCount(key: string, keys: readonly string[]): boolean {
  return (
    key === String(keys.length - 1) &&
    keys.filter((each) => each === key).length === 1 &&
    keys.filter((each) => each.length === key.length).length <= rareMax(keys.length) &&
    !keys.includes(String(Number(key) - 1))
  );
}

/** Keys that are there for their contacts alone have few, up to this, where they are none. */
const suspectContactsMax = 10;

function otherContacts(
  { plan, files }: Reader,
  contacts: readonly ReadContact[],
  { known, forms }: { readonly known: ReadonlySet<string>; readonly forms: KeyForms },
): ReadonlySet<number> {
  const { contacts: input } = plan;
  if (input === null) return new Set();
  const ofKey = Map.groupBy(contacts, ({ key }) => key);
  const others = new Set(
    [...ofKey].flatMap(([key, rows]) => {
      if (isBlank(key) || known.has(key) || rows.length > suspectContactsMax) return [];
      const hasContacts = rows.some(({ day, channel }) => day !== null && channel !== null);
      const row = { key, holdsCode: null, hasContacts, sums: 0, isCount: false };
      return otherRowKind(row, { header: input.key, forms }) === null ? [] : [key];
    }),
  );
  const file = fileOf(files, input.file.path);
  const keyAt = file.columns.indexOf(input.key);
  return new Set(
    file.rows.flatMap((row, at) => (others.has(padded(row[keyAt] ?? null, input.pad)) ? [at] : [])),
  );
}
