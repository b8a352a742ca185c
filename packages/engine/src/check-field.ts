import {
  type Attribute,
  type Form,
  looksLikeDirectIdentifier,
  type Path,
  type Source,
  said,
  suggestion,
  type VigieError,
} from "@vigie/study";
import { checkCodes } from "./check-codes.ts";
import { type ColumnFile, columnMapping } from "./column-mapping.ts";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";

/** A field exists, is to be read, and is mapped as its type allows. */
export function checkField(
  form: Form<MappingFile>,
  path: Path,
  { source, id, field }: { readonly source: Source; readonly id: string; readonly field: ColumnFile },
): readonly VigieError[] {
  const { written } = form;
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  const attribute = source.attributes.get(id);
  const words = { field: said(id), source: said(source.id) };
  if (attribute === undefined)
    return [
      problem("engine/mapping-field-unknown", written.placeOfKey(path), {
        ...words,
        ...suggestion(
          id,
          fields.map((known) => known.id),
        ),
      }),
    ];
  if (attribute.origin.kind !== "field")
    return [problem("engine/mapping-field-derived", written.placeOfKey(path), words)];
  const { column } = columnMapping(field);
  // A flag says yes or no, whatever it is about: « has a telephone ».
  if (attribute.type === "code" && looksLikeDirectIdentifier(column))
    return [problem("engine/direct-identifier", written.place(path), { column: said(column) })];
  if (typeof field === "string") return [];
  const found: VigieError[] = [];
  const coded = attribute.type === "code" || attribute.type === "flag";
  if (field.codes !== undefined && !coded)
    found.push(problem("engine/mapping-codes-unexpected", written.placeOfKey([...path, "codes"]), words));
  if (field.dates !== undefined && attribute.type !== "date")
    found.push(problem("engine/mapping-dates-unexpected", written.placeOfKey([...path, "dates"]), words));
  return coded ? [...found, ...checkCodes(form, path, { column: field, codes: codesOf(attribute) })] : found;
}

function codesOf({ codes }: Attribute): readonly string[] {
  return codes.map(({ code }) => code);
}
