import type { InputFile } from "@vigie/mapping";
import fc from "fast-check";
import type { FileRows } from "../../../../../spec/reference/read-files.ts";
import type { CodesCondition } from "../../src/derivations/derivation.ts";
import { isNumber, isStep, type Plan, type Tabulation } from "../../src/plan.ts";
import { type Attribute, attributes, codesOf, contactAttributes, type Faults } from "./attributes.ts";
import { type Contacts, contacts } from "./contacts.ts";
import { columnsRead, contactRows, unitRows } from "./rows.ts";

/** A plan and the rows of its files. Paths are bare names: a runner puts them in a folder. */
export interface Generated {
  readonly plan: Plan;
  readonly units: FileRows | null;
  readonly contacts: FileRows | null;
}

/** Zones ahead of UTC and behind, with summer time in the north, in the south and none, by hours and by quarters. */
const timezones = [
  "Europe/Paris",
  "UTC",
  "Indian/Reunion",
  "America/Cayenne",
  "Pacific/Noumea",
  "America/New_York",
  "America/Santiago",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
] as const;

/** Units alone, a log alone, one that carries the attributes of units, or both. */
export function generated(faults: Faults): fc.Arbitrary<Generated> {
  return fc
    .record({
      has: fc.constantFrom("units", "contacts", "units in contacts", "both", "both", "both"),
      format,
      // Longer than the shortest keys of digits.
      pad: fc.constantFrom(null, null, 2),
      otherRows: fc.constantFrom("refuse" as const, "set_aside" as const),
    })
    .chain(({ has, format, pad, otherRows }) => {
      const file = (name: string): InputFile => ({ shown: name, path: name, format });
      const ownFile = { file: file("units.csv"), fromContacts: false, key: "id", pad, otherRows };
      const fromContacts = { ...ownFile, file: file("contacts.csv"), fromContacts: true, key: "unit" };
      return fc.record({
        format: fc.constant(format),
        attributes: fc
          .tuple(
            has === "contacts" ? noAttributes : attributes(format.decimal, faults),
            has === "units" ? noAttributes : fc.oneof(noAttributes, contactAttributes),
          )
          .map(([ofUnits, ofContacts]) => new Map([...ofUnits, ...ofContacts])),
        contacts: has === "units" ? fc.constant(null) : contacts(file("contacts.csv"), pad),
        units: fc.constant(has === "contacts" ? null : has === "units in contacts" ? fromContacts : ownFile),
        timezone: fc.constantFrom(...timezones),
      });
    })
    .map(({ contacts, ...parts }) => ({ ...parts, contacts: contacts && carrying(contacts, parts) }))
    .chain((parts) =>
      universes(parts.attributes).chain((universes) =>
        fc.record({
          plan: fc
            .array(tabulation({ ...parts, universes }), { minLength: 1, maxLength: 4 })
            .map((tabulations) => planOf(parts, universes, tabulations)),
          units:
            parts.units === null || parts.units.fromContacts
              ? fc.constant(null)
              : unitRows(parts.units, parts.attributes, faults),
          contacts:
            parts.contacts === null
              ? fc.constant(null)
              : contactRows(parts.contacts, parts.units?.fromContacts ? parts.attributes : new Map(), faults),
        }),
      ),
    )
    .map(withoutHeader);
}

/** The same contacts, with the columns of the units' attributes where they carry them. */
function carrying(
  { input, texts }: Contacts,
  { units, attributes }: Pick<Parts, "units" | "attributes">,
): Contacts {
  if (!units?.fromContacts) return { input, texts };
  return { input: { ...input, unitColumns: [...columnsRead(attributes).keys()] }, texts };
}

const noAttributes = fc.constant<ReadonlyMap<string, Attribute>>(new Map());

const format = fc.record({
  kind: fc.constant("csv" as const),
  encoding: fc.constant("utf-8" as const),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  decimal: fc.constantFrom(".", ","),
  quote: fc.constant('"'),
  header: fc.boolean(),
  ragged: fc.constant("refuse" as const),
});

interface Parts {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly contacts: Contacts | null;
  readonly units: Plan["units"];
  readonly timezone: string;
}

type Universes = ReadonlyMap<string, readonly CodesCondition[]>;

function planOf(
  { attributes, contacts, units, timezone }: Parts,
  universes: Universes,
  tabulations: readonly Omit<Tabulation, "indicator">[],
): Plan {
  const nodes = new Map([...attributes].map(([id, { node }]) => [id, node]));
  const numbers = [...attributes.keys()].filter((id) => isNumber({ attributes: nodes }, id));
  return {
    source: "homes",
    timezone,
    quotedRowsMin: 11,
    units,
    contacts: contacts?.input ?? null,
    attributes: nodes,
    universes,
    tabulations: tabulations.map((tabulation, at) => ({ indicator: `i${at}`, ...tabulation })),
    exclusives: attributes.has("list")
      ? [{ question: "list", items: [...listItems.values()], exclusive: ["list_none"] }]
      : [],
    jointTabulations: tabulations.map(({ universe, dimensions, items }, at) => ({
      id: `j${at}`,
      universe,
      columns: [...dimensions.slice(0, items === null ? undefined : -2), ...numbers],
    })),
  };
}

/** Everyone; a part of them; a part of that part. */
function universes(attributes: ReadonlyMap<string, Attribute>): fc.Arbitrary<Universes> {
  const coded = [...attributes].filter(isCoded);
  if (coded.length === 0) return fc.constant(new Map([["all", []]]));
  const condition = fc.constantFrom(...coded).chain(([attribute, its]) =>
    fc
      .subarray(
        codesOf(its).map(({ code }) => code),
        { minLength: 1 },
      )
      .map((codes): CodesCondition => ({ attribute, codes })),
  );
  return fc.tuple(condition, condition).map(
    ([first, second]) =>
      new Map([
        ["all", []],
        ["part", [first]],
        ["nested", [first, second]],
      ]),
  );
}

function tabulation({
  attributes,
  contacts,
  universes,
}: Parts & { readonly universes: Universes }): fc.Arbitrary<Omit<Tabulation, "indicator">> {
  const coded = [...attributes].filter(isCoded).map(([id]) => id);
  const names = [
    ...coded,
    ...(contacts === null ? [] : ["group", "group", "group", "group", "subgroup", "subgroup", "subgroup"]),
  ];
  const ids = [...universes.keys()];
  return fc
    .record({
      universe: fc.constantFrom(...ids),
      dimensions: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
      against: fc.option(fc.constantFrom(...ids), { freq: 2 }),
    })
    .chain(({ universe, dimensions, against }) => {
      const plain = { universe, dimensions, against: against === universe ? null : against, items: null };
      const ofItems = {
        universe,
        dimensions: [...dimensions.slice(0, 1), "list", "answer"],
        against: null,
        items: listItems,
      };
      const some = attributes.has("list") ? [ofItems] : [];
      return fc.constantFrom<Omit<Tabulation, "indicator">>(plain, plain, ...some);
    });
}

/** One code per unit: a list holds several, and a step is no attribute. */
function isCoded([id, attribute]: readonly [string, Attribute]): boolean {
  return codesOf(attribute).length > 0 && attribute.node.kind !== "list" && !isStep(id);
}

const listItems: ReadonlyMap<string, string> = new Map([
  ["cost", "list_cost"],
  ["skill", "list_skill"],
  ["none", "list_none"],
]);

/** Without a header, columns are called by their position. */
function withoutHeader({ plan, units, contacts }: Generated): Generated {
  const format = (plan.units ?? plan.contacts)?.file.format;
  if (format?.kind !== "csv" || format.header) return { plan, units, contacts };
  const numbered = (rows: FileRows | null) =>
    rows && { ...rows, columns: rows.columns.map((_, at) => String(at + 1)) };
  const ofUnits = plan.units?.fromContacts ? contacts : units;
  const at = (rows: FileRows | null, column: string) => String((rows?.columns.indexOf(column) ?? -1) + 1);
  return {
    plan: {
      ...plan,
      units: plan.units && { ...plan.units, key: at(ofUnits, plan.units.key) },
      contacts: plan.contacts && {
        ...plan.contacts,
        key: at(contacts, plan.contacts.key),
        unitColumns: plan.contacts.unitColumns.map((column) => at(contacts, column)),
        date: { ...plan.contacts.date, column: at(contacts, plan.contacts.date.column) },
        channel: { ...plan.contacts.channel, column: at(contacts, plan.contacts.channel.column) },
        motive: plan.contacts.motive && {
          ...plan.contacts.motive,
          column: at(contacts, plan.contacts.motive.column),
        },
      },
      attributes: new Map(
        [...plan.attributes].map(([id, node]) => [
          id,
          "column" in node ? { ...node, column: at(ofUnits, node.column) } : node,
        ]),
      ),
    },
    units: numbered(units),
    contacts: numbered(contacts),
  };
}
