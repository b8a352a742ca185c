import { type Attribute, type Form, type Path, type Source, suggestion } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { checkCodes } from "./check-codes.ts";
import type { ItemColumnsFile } from "./column-mapping.ts";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";

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
