import { misreadUtf8 } from "@vigie/files";
import {
  type Attribute,
  type Form,
  looksLikeDirectIdentifier,
  type Path,
  type Source,
  suggestion,
} from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { type ColumnMapping, type ItemColumns, listCodes, untranslated } from "../column-mapping.ts";
import { directIdentifierProblem, resemblesDirectIdentifier } from "../direct-identifier.ts";
import { flagNames } from "../guess/usual.ts";
import type { MappingDraft } from "../mapping-draft.ts";
import { mappingProblem } from "../problems.ts";

/** Checks that a field exists, is read from a file, and is mapped as its type allows. */
export function checkField(
  form: Form<MappingDraft>,
  path: Path,
  {
    source,
    id,
    field,
  }: { readonly source: Source; readonly id: string; readonly field: ColumnMapping | ItemColumns },
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
    return [mappingProblem("engine/mapping-field-unknown", written.placeOfKey(path), found)];
  }
  if (attribute.origin.kind !== "field")
    return [mappingProblem("engine/mapping-field-derived", written.placeOfKey(path), words)];
  if ("columns" in field) return checkItemColumns(form, path, { source, attribute, field });
  const { column } = field;
  // A flag says yes or no, whatever it is about: « has a telephone ».
  if (attribute.type === "code" && looksLikeDirectIdentifier(column))
    return [directIdentifierProblem(column, written.place(path))];
  const keys = written.keysAt(path);
  const found: VigieError[] = [];
  const coded = attribute.type !== "date" && attribute.type !== "number";
  if (keys.includes("separator") && attribute.type !== "multiple")
    found.push(
      mappingProblem(
        "engine/mapping-separator-unexpected",
        written.placeOfKey([...path, "separator"]),
        words,
      ),
    );
  if (keys.includes("codes") && !coded)
    found.push(
      mappingProblem("engine/mapping-codes-unexpected", written.placeOfKey([...path, "codes"]), words),
    );
  if (attribute.type !== "date")
    for (const key of ["dates", "unreadable"].filter((one) => keys.includes(one))) {
      const place = written.placeOfKey([...path, key]);
      found.push(mappingProblem("engine/mapping-dates-unexpected", place, { ...words, key: textValue(key) }));
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
  form: Form<MappingDraft>,
  path: Path,
  {
    source,
    attribute,
    field,
  }: { readonly source: Source; readonly attribute: Attribute; readonly field: ItemColumns },
): readonly VigieError[] {
  const { written } = form;
  const words = { field: textValue(attribute.id), source: textValue(source.id) };
  const items = source.multiples.get(attribute.id)?.items;
  const at: Path = [...path, "columns"];
  if (items === undefined)
    return [mappingProblem("engine/mapping-columns-unexpected", written.placeOfKey(at), words)];
  const unknown = [...field.columns.keys()]
    .filter((item) => !items.has(item))
    .map((item) =>
      mappingProblem("engine/mapping-item-unknown", written.placeOfKey([...at, item]), {
        ...words,
        item: textValue(item),
        ...suggestion(item, items.keys()),
      }),
    );
  const absent = [...items.keys()].filter((item) => !field.columns.has(item));
  const lacking =
    absent.length === 0 || unknown.length > 0
      ? []
      : [
          mappingProblem("engine/mapping-items-missing", written.placeOfKey(at), {
            ...words,
            items: textValue(absent.join(", ")),
          }),
        ];
  const [flag = ""] = items.values();
  const codes = source.attributes.get(flag)?.codes.map(({ code }) => code) ?? [];
  const column = { ...field, column: [...field.columns.values()].join(", ") };
  return [...unknown, ...lacking, ...checkCodes(form, path, { column, codes, source })];
}

/** Codes that a message lists. */
const listedMax = 12;
/** Other fields that a message lists. */
const othersMax = 3;

/** Checks that every value is translated, once, into a code that exists. */
export function checkCodes(
  { written }: Form<MappingDraft>,
  path: Path,
  {
    column: mapped,
    codes,
    source,
  }: {
    readonly column: Pick<ColumnMapping, "column" | "codes" | "without">;
    readonly codes: readonly string[];
    readonly source: Source;
  },
): readonly VigieError[] {
  return [...mapped.codes].flatMap(([value, code]) => {
    const at: Path = [...path, "codes", value];
    const words = { value: textValue(value), code: textValue(code), column: textValue(mapped.column) };
    if (resemblesDirectIdentifier(value))
      return [directIdentifierProblem(mapped.column, written.placeOfKey(at))];
    if (code === untranslated) {
      const read = misreadUtf8(value);
      const encoding = { isMisread: textValue(read === null ? "no" : "yes"), decoded: textValue(read ?? "") };
      return [mappingProblem("engine/mapping-untranslated", written.place(at), { ...words, ...encoding })];
    }
    if (mapped.without.includes(value))
      return [mappingProblem("engine/mapping-value-twice", written.placeOfKey(at), words)];
    if (codes.includes(code)) return [];
    const flag = Object.entries(flagNames).find(([, names]) => names.includes(code.toLowerCase()))?.[0];
    const near =
      flag !== undefined && codes.includes(flag)
        ? { near: textValue("yes"), nearest: textValue(flag) }
        : suggestion(
            code,
            codes,
            codes.filter((candidate) => ![...mapped.codes.values()].includes(candidate)),
          );
    const known = textValue(`${codes.slice(0, listedMax).join(", ")}${codes.length > listedMax ? "…" : ""}`);
    const others = fieldsWith(code, source);
    const elsewhere = {
      isElsewhere: textValue(others.length === 0 ? "no" : "yes"),
      elsewhere: textValue(others.slice(0, othersMax).join(", ")),
      field: textValue(String(path.at(-1) ?? "")),
    };
    return [
      mappingProblem("engine/mapping-code-unknown", written.place(at), {
        ...words,
        known,
        ...near,
        ...elsewhere,
      }),
    ];
  });
}

/** Fields of a source that have a code, and its contacts' channel or motive. */
function fieldsWith(code: string, { attributes, contacts }: Source): readonly string[] {
  const fields = [...attributes.values()].filter(
    ({ origin, codes }) => origin.kind === "field" && codes.some((known) => known.code === code),
  );
  const isChannel = contacts !== null && (contacts.channels.has(code) || contacts.outOfScope.has(code));
  return [
    ...fields.map(({ id }) => id),
    ...(isChannel ? ["channel"] : []),
    ...(contacts?.motives?.has(code) ? ["motive"] : []),
  ];
}
