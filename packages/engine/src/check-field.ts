import { type Form, looksLikeDirectIdentifier, type Path, type Source, suggestion } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { checkCodes } from "./check-codes.ts";
import { checkItemColumns } from "./check-item-columns.ts";
import { type ColumnFile, columnMapping, type ItemColumnsFile, isItemColumns } from "./column-mapping.ts";
import { listCodes } from "./list-codes.ts";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";

/** Checks that a field exists, is read from a file, and is mapped as its type allows. */
export function checkField(
  form: Form<MappingFile>,
  path: Path,
  {
    source,
    id,
    field,
  }: { readonly source: Source; readonly id: string; readonly field: ColumnFile | ItemColumnsFile },
): readonly VigieError[] {
  const { written } = form;
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  const attribute = source.attributes.get(id);
  const words = { field: textValue(id), source: textValue(source.id) };
  if (attribute === undefined) {
    const names = fields.map((known) => known.id);
    const mapped = written.keysAt(path.slice(0, -1));
    const left = names.filter((name) => !mapped.includes(name));
    const found = { ...words, ...suggestion(id, names, left) };
    return [problem("engine/mapping-field-unknown", written.placeOfKey(path), found)];
  }
  if (attribute.origin.kind !== "field")
    return [problem("engine/mapping-field-derived", written.placeOfKey(path), words)];
  if (isItemColumns(field)) return checkItemColumns(form, path, { source, attribute, field });
  const { column } = columnMapping(field);
  // A flag says yes or no, whatever it is about: « has a telephone ».
  if (attribute.type === "code" && looksLikeDirectIdentifier(column))
    return [problem("engine/direct-identifier", written.place(path), { column: textValue(column) })];
  if (typeof field === "string") return [];
  const found: VigieError[] = [];
  const coded = attribute.type !== "date" && attribute.type !== "number";
  if (field.separator !== undefined && attribute.type !== "multiple")
    found.push(
      problem("engine/mapping-separator-unexpected", written.placeOfKey([...path, "separator"]), words),
    );
  if (field.codes !== undefined && !coded)
    found.push(problem("engine/mapping-codes-unexpected", written.placeOfKey([...path, "codes"]), words));
  if (attribute.type !== "date")
    for (const key of (["dates", "unreadable"] as const).filter((one) => field[one] !== undefined)) {
      const place = written.placeOfKey([...path, key]);
      found.push(problem("engine/mapping-dates-unexpected", place, { ...words, key: textValue(key) }));
    }
  return coded
    ? [
        ...found,
        ...checkCodes(form, path, {
          column: field,
          codes: listCodes(attribute, source).map(({ code }) => code),
          source,
        }),
      ]
    : found;
}
