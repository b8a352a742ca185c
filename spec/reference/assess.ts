import {
  type CountedValue,
  contactDayOddities,
  dayOddities,
  numberOddities,
} from "../../packages/core/engine/src/oddities.ts";
import { type ContactsInput, isStep, type Plan, readBehind } from "../../packages/core/engine/src/plan.ts";
import type {
  AttributeQuality,
  ContactsQuality,
  Quality,
  SetAsideReason,
} from "../../packages/core/engine/src/quality.ts";
import { isBelowBands, isImprobable, isUnasked } from "./derive.ts";
import type { Contact } from "./judge.ts";
import { isBlank, type Value } from "./read-value.ts";
import type { Unit } from "./tabulate.ts";

/** What the quality report says of the contacts. */
export function assessContacts(
  input: ContactsInput,
  seen: {
    readonly contacts: readonly Contact[];
    readonly duplicates: number;
    readonly units: ReadonlyMap<string, Unit>;
    readonly quotedRowsMin: number;
  },
): ContactsQuality {
  const { contacts, units } = seen;
  const count = (reason: SetAsideReason | null) =>
    contacts.filter((contact) => contact.reason === reason).length;
  const outside = contacts.filter(({ reason }) => reason === "outside_window");
  const named = new Set(contacts.map(({ key }) => key));
  return {
    kept: count(null),
    setAside: {
      no_date: count("no_date"),
      no_channel: count("no_channel"),
      unknown_unit: count("unknown_unit"),
      outside_window: count("outside_window"),
      out_of_scope: count("out_of_scope"),
      routine: count("routine"),
    },
    beforeWindow: outside.filter(({ day }) => day !== null && day < input.window.from).length,
    afterWindow: outside.filter(({ day }) => day !== null && day > input.window.to).length,
    afterDay: countAfterDay(input, contacts),
    duplicates: { rows: seen.duplicates, dropped: input.duplicates === "drop" },
    days: {
      spike: commonest(
        contacts.map(({ day }) => day),
        seen.quotedRowsMin,
      ),
      oddities: contactDayOddities(counted(contacts.map(({ day }) => day)), {
        format: input.date.format,
        window: input.window,
        day: input.day,
      }),
    },
    unitsWithoutContact: [...units.keys()].filter((key) => !named.has(key)).length,
    unitsBelowMinimum: [...units.values()].filter(({ use }) => use?.belowMinimum).length,
    unknownUnits: [...named].filter((key) => !isBlank(key) && !units.has(key)).length,
    withoutKey: contacts.filter(({ key, reason }) => reason === "unknown_unit" && isBlank(key)).length,
    lostZeros: assessLostZeros(contacts, [...units.keys()]),
    keyShapes: assessKeyShapes(seen),
  };
}

/** From 2 % of the contacts: those of an unknown unit whose key, zeros before it aside, is that of a known one. */
function assessLostZeros(
  contacts: readonly Contact[],
  keys: readonly string[],
): ContactsQuality["lostZeros"] {
  const bare = (key: string) => key.replace(/^0+/, "");
  const isDigits = (key: string) => /^[0-9]+$/.test(key);
  const lengths: number[] = [];
  const lost = contacts.filter(({ key, reason }) => {
    if (reason !== "unknown_unit" || !isDigits(key)) return false;
    const same = keys.filter((known) => isDigits(known) && bare(known) === bare(key));
    lengths.push(...same.map((known) => Math.max(known.length, key.length)));
    return same.length > 0;
  }).length;
  if (lost === 0 || lost < 0.02 * contacts.length) return null;
  const pad = new Set(lengths).size === 1 ? (lengths[0] ?? null) : null;
  return { contacts: lost, share: lost / contacts.length, pad };
}

/** From 2 % of the contacts: the shape of most keys of known units and of most other keys, where they differ. */
function assessKeyShapes({
  contacts,
  units,
  quotedRowsMin,
}: {
  readonly contacts: readonly Contact[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly quotedRowsMin: number;
}): ContactsQuality["keyShapes"] {
  const lost = contacts.filter(({ key, reason }) => reason === "unknown_unit" && !isBlank(key));
  if (lost.length === 0 || lost.length < 0.02 * contacts.length) return null;
  const unknown = new Set(contacts.map(({ key }) => key).filter((key) => !isBlank(key) && !units.has(key)));
  const shapeOf = (keys: Iterable<string>) => {
    const shapes = [...keys].map((key) =>
      key.slice(0, 40).replaceAll(/[0-9]/g, "9").replaceAll(/[A-Z]/g, "A").replaceAll(/[a-z]/g, "a"),
    );
    const groups = [...Map.groupBy(shapes, (shape) => shape)];
    const most = groups.find(([, { length }]) => 2 * length > shapes.length && length >= quotedRowsMin);
    return most?.[0] ?? null;
  };
  const [known, other] = [shapeOf(units.keys()), shapeOf(unknown)];
  return known === null || other === null || known === other ? null : { units: known, contacts: other };
}

function countAfterDay({ day: run, window }: ContactsInput, contacts: readonly Contact[]): number | null {
  if (run === null) return null;
  return contacts.filter(({ day }) => day !== null && day > run && day >= window.from && day <= window.to)
    .length;
}

/** What the quality report says of each attribute of the plan. */
export function assessAttributes(plan: Plan, units: readonly Unit[]): readonly AttributeQuality[] {
  const named = [...plan.attributes].filter(([attribute]) => !isStep(attribute));
  return named.map(([attribute, node]) => {
    const codes = "codes" in node && node.kind !== "list" ? node.codes : [];
    return {
      attribute,
      unknown: units.filter(({ values }) => values.get(attribute) === null).length,
      outsideBands: units.filter(({ values }) => isBelowBands(node, (of) => values.get(of) ?? null)).length,
      unasked: units.filter(({ values }) => isUnasked(node, (of) => values.get(of) ?? null)).length,
      contradicted: units.filter(({ contradicted }) => contradicted.has(readBehind(plan, attribute) ?? ""))
        .length,
      ...assessValues(plan, attribute, units),
      improbable: units.filter(({ values }) => isImprobable(node, values.get(attribute) ?? null)).length,
      codes: codes.flatMap(({ code, missing }) =>
        missing === null
          ? []
          : [{ code, missing, units: units.filter(({ values }) => values.get(attribute) === code).length }],
      ),
    };
  });
}

/** Of a day or a number of the file. */
function assessValues(
  { attributes, quotedRowsMin: rowsMin }: Plan,
  attribute: string,
  units: readonly Unit[],
): Pick<AttributeQuality, "spike" | "oddities"> {
  const step = `.answer_${attribute}`;
  const column = attributes.has(step) ? step : attribute;
  const node = attributes.get(column);
  const held = units.map(({ values: unitValues }) => unitValues.get(column) ?? null);
  const spike = commonest(held, rowsMin);
  if (node?.kind === "date") {
    const ages = [...attributes.values()].find((other) => other.kind === "years" && other.of === attribute);
    const ageAt = ages?.kind === "years" ? ages.at : null;
    return { spike, oddities: dayOddities(counted(held), { format: node.format, spike, rowsMin, ageAt }) };
  }
  if (node?.kind !== "number" || node.positive) return { spike: null, oddities: [] };
  const numbers = held.filter((value) => typeof value === "number");
  const [negative, others] = [numbers.filter((value) => value < 0), numbers.filter((value) => value >= 0)];
  const sum = (some: readonly number[]) => some.reduce((all, value) => all + value, 0);
  const oddities = numberOddities({
    commonest: counted(held).slice(0, 100),
    filled: numbers.length,
    distinct: new Set(numbers).size,
    negative: { count: negative.length, sum: sum(negative) },
    otherSum: sum(others),
    rowsMin,
  });
  return { spike, oddities };
}

/** How many have each value, the commonest first. */
function counted(values: readonly Value[]): readonly CountedValue[] {
  const given = values.filter((value) => value !== null);
  return [...Map.groupBy(given, String)]
    .map(([value, same]) => ({ value, count: same.length }))
    .toSorted((a, b) => b.count - a.count);
}

/** A value that 5 % of those with one have, and ten times as many as the next one. */
function commonest(all: readonly Value[], quotedRowsMin: number): AttributeQuality["spike"] {
  const values = all.filter((value) => value !== null);
  const [[value, first] = ["", []], [, second] = ["", []]] = [...Map.groupBy(values, String)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const share = first.length / values.length;
  if (first.length < 10 || first.length < 10 * second.length || share < 0.05) return null;
  return { value: first.length < quotedRowsMin ? null : value, count: first.length, share };
}

/** Units that gave, of one question, an item that excludes the others with one of these. */
export function assessExclusives(plan: Plan, units: readonly Unit[]): Quality["exclusives"] {
  return plan.exclusives.map(({ question, items, exclusive }) => {
    const given = ({ values }: Unit) => items.filter((flag) => values.get(flag) === "yes");
    const both = units
      .map(given)
      .filter((flags) => flags.length > 1 && flags.some((flag) => exclusive.includes(flag)));
    return { question, units: both.length };
  });
}
