import type { Source } from "@vigie/study";
import { type ColumnMapping, columnMapping, type ItemColumns } from "./column-mapping.ts";
import type { InputFile } from "./input-file.ts";
import type { ContactsMapping, Mapping, UnitsMapping } from "./mapping.ts";

/**
 * All that a partner's mapping says of how the rows and values of a source get their meaning, as plain data: columns,
 * translations, keys, rows set aside. Out of it is what the same values may be kept in: names and kinds of files or tables,
 * sheets, encodings, separators, decimal marks, the place of the header, the writing of dates. Two definitions that are equal
 * read the same units from the same values, whatever holds them. Methods, section 7, point 6.
 */
export function mappingDefinition({ sources }: Pick<Mapping, "sources">, source: Source) {
  const { units, contacts } = sources.get(source.id) ?? { units: null, contacts: null };
  return {
    units: units && unitsDefinition(units, source),
    contacts: contacts && contactsDefinition(contacts),
  };
}

function unitsDefinition(
  { file, shape, fields, items, otherRows, ...units }: UnitsMapping,
  { attributes }: Source,
) {
  // A field that the mapping leaves out is read in the column of its name.
  const read = [...attributes.values()]
    .filter(({ id, origin }) => origin.kind === "field" && !items.has(id))
    .map(({ id }) => [id, columnDefinition(fields.get(id) ?? columnMapping(id))] as const);
  return {
    ...units,
    // The name of the format of the noise's key: with another, every draw would change.
    totalRow: otherRows,
    setAside: raggedRows(file),
    shape: shape && {
      name: shape.name,
      columns: sorted(shape.columns),
      ...(shape.departement === null ? {} : { departement: shape.departement }),
      companions: sorted([...shape.companions].map(([name, own]) => [name, raggedRows(own)] as const)),
    },
    fields: sorted(read),
    items: sorted([...items].map(([id, columns]) => [id, itemsDefinition(columns)] as const)),
  };
}

function contactsDefinition({ file, date, channel, motive, otherRows, ...contacts }: ContactsMapping) {
  return {
    ...contacts,
    ...(otherRows === "refuse" ? {} : { otherRows }),
    setAside: raggedRows(file),
    date: columnDefinition(date),
    channel: columnDefinition(channel),
    motive: motive && columnDefinition(motive),
  };
}

/** Rows that have not as many values as the header has columns: refused, or set aside. */
function raggedRows({ format }: InputFile): boolean {
  return format.kind === "csv" && format.ragged === "set_aside";
}

function columnDefinition({ dates: _, codes, without, ...column }: ColumnMapping) {
  return { ...column, codes: sorted(codes), without: without.toSorted() };
}

function itemsDefinition({ columns, codes, without }: ItemColumns) {
  return { columns: sorted(columns), codes: sorted(codes), without: without.toSorted() };
}

/** Whatever the order in which a person wrote them. */
function sorted<Value>(entries: Iterable<readonly [string, Value]>): readonly (readonly [string, Value])[] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
