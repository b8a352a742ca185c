import {
  type Attribute,
  type Form,
  looksLikeDirectIdentifier,
  type Path,
  type Source,
  suggestion,
} from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { type ColumnFile, columnMapping, type ItemColumnsFile, isItemColumns } from "../column-mapping.ts";
import { directIdentifierProblem } from "../direct-identifier.ts";
import type { MappingFile } from "../mapping-file.ts";
import { problem } from "../problems.ts";
import { listCodes } from "../translation.ts";
import { checkCodes } from "./check-codes.ts";

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
    return [directIdentifierProblem(column, written.place(path))];
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

/** Checks the columns of a question of several answers: one per item, and none for anything else. */
export function checkItemColumns(
  form: Form<MappingFile>,
  path: Path,
  {
    source,
    attribute,
    field,
  }: { readonly source: Source; readonly attribute: Attribute; readonly field: ItemColumnsFile },
): readonly VigieError[] {
  const { written } = form;
  const words = { field: textValue(attribute.id), source: textValue(source.id) };
  const items = source.multiples.get(attribute.id)?.items;
  const at: Path = [...path, "columns"];
  if (items === undefined)
    return [problem("engine/mapping-columns-unexpected", written.placeOfKey(at), words)];
  const unknown = Object.keys(field.columns)
    .filter((item) => !items.has(item))
    .map((item) =>
      problem("engine/mapping-item-unknown", written.placeOfKey([...at, item]), {
        ...words,
        item: textValue(item),
        ...suggestion(item, items.keys()),
      }),
    );
  const absent = [...items.keys()].filter((item) => !Object.hasOwn(field.columns, item));
  const lacking =
    absent.length === 0 || unknown.length > 0
      ? []
      : [
          problem("engine/mapping-items-missing", written.placeOfKey(at), {
            ...words,
            items: textValue(absent.join(", ")),
          }),
        ];
  const [flag = ""] = items.values();
  const codes = source.attributes.get(flag)?.codes.map(({ code }) => code) ?? [];
  const column = {
    column: Object.values(field.columns).join(", "),
    codes: field.codes,
    missing: field.missing,
  };
  return [...unknown, ...lacking, ...checkCodes(form, path, { column, codes, source })];
}
