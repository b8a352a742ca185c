import type { Language } from "@vigie/words";
import { Document, isMap, isScalar } from "yaml";
import { type ColumnMapping, type ItemColumns, untranslated } from "../column-mapping.ts";
import type { InputDraft } from "../input-file.ts";
import type { ContactsDraft, MappingDraft, SourceMappingDraft, UnitsDraft } from "../mapping-draft.ts";
import { proposalMessages } from "../problems.ts";

/**
 * The mapping file of a draft, which the command reads. What is still to be chosen is written so that `parseMapping`
 * refuses it, with its line.
 * @param language of the comments at its head and above the secret; null for none
 */
export function mappingText(draft: MappingDraft, language: Language | null): string {
  const { floors, accepts } = draft;
  const document = new Document({
    mapping: 1,
    study: draft.study,
    partner: draft.partner,
    ...(draft.fictitious ? { fictitious: true } : {}),
    ...some("floors", { ...set("rho", floors.rho), ...set("min", floors.min) }),
    ...set("cap", draft.cap),
    ...some("accepts", {
      ...(accepts.nothing.length === 0 ? {} : { nothing: [...accepts.nothing] }),
      ...set("rho", accepts.rho),
      ...set("small", accepts.small),
      ...(accepts.pooled.length === 0 ? {} : { pooled: [...accepts.pooled] }),
      ...some("doubts", new Map([...accepts.doubts].filter(([, reasons]) => reasons.size > 0))),
    }),
    ...set("comment", draft.comment),
    ...set("secret", draft.secret),
    sources: new Map(
      [...draft.sources]
        .filter(([, { units, contacts }]) => units !== null || contacts !== null)
        .map(([id, source]) => [id, writtenSource(source)]),
    ),
  });
  if (isMap(document.contents))
    for (const { key, value } of document.contents.items) {
      if (!isScalar(key)) continue;
      if (key.value === "secret" && isScalar(value)) value.type = "QUOTE_DOUBLE";
      if (language !== null) key.commentBefore = commentAbove(String(key.value), draft, language);
    }
  return document.toString({ lineWidth: 0 });
}

function commentAbove(key: string, draft: MappingDraft, language: Language): string | null {
  const { message } = proposalMessages[language];
  if (key === "secret") return ` ${message("secret")}`;
  if (key !== "mapping") return null;
  return message("heading", { partner: draft.partner, study: draft.study }).replaceAll(/^#/gm, "");
}

function set(name: string, value: string | number | null): object {
  return value === null ? {} : { [name]: value };
}

function some(name: string, parts: object): object {
  const size = parts instanceof Map ? parts.size : Object.keys(parts).length;
  return size === 0 ? {} : { [name]: parts };
}

/**
 * The parts of a source as plain data, their keys in the order in which every mapping has them.
 * @param separated questions of several answers in one column: their separator is written though it is the usual one
 */
export function writtenSource(
  { units, contacts, population }: SourceMappingDraft,
  separated: ReadonlySet<string> = new Set(),
): { readonly units?: object; readonly contacts?: object; readonly population?: string } {
  return {
    ...(units === null ? {} : { units: writtenUnits(units, separated) }),
    ...(contacts === null ? {} : { contacts: writtenContacts(contacts) }),
    ...(population === undefined ? {} : { population }),
  };
}

function writtenUnits(
  { input, shape, key, pad, otherRows, fields }: UnitsDraft,
  separated: ReadonlySet<string>,
): object {
  const columns = Object.fromEntries(
    [...fields].map(([id, field]) => [id, writtenField(field, "missing", separated.has(id))]),
  );
  if (input === null) return { from: "contacts", ...some("fields", columns) };
  return {
    ...writtenInput(input),
    ...(shape === null
      ? {}
      : {
          shape: shape.name,
          ...some("columns", shape.columns),
          ...(shape.departement === null ? {} : { departement: shape.departement }),
          ...some(
            "with",
            new Map(
              [...shape.companions].map(([name, { file, format }]) => [
                name,
                { file, ...some("format", format) },
              ]),
            ),
          ),
        }),
    key: writtenKey(key, pad),
    ...(otherRows === "refuse" ? {} : { other_rows: otherRows }),
    fields: columns,
  };
}

function writtenContacts({ input, key, pad, otherRows, fields }: ContactsDraft): object {
  return {
    ...writtenInput(input),
    key: writtenKey(key, pad),
    ...(otherRows === "refuse" ? {} : { other_rows: otherRows }),
    ...Object.fromEntries(
      [...fields].map(([id, field]) => [
        id,
        writtenField(field, id === "channel" ? "out_of_scope" : "missing"),
      ]),
    ),
  };
}

function writtenInput(input: InputDraft): object {
  if (input.kind === "table") return { table: input.table, connection: input.connection };
  const format = some("format", input.format);
  if (input.kind === "file") return { file: input.file, ...format };
  const files = input.files.map(({ file, format: own }) =>
    Object.keys(own).length === 0 ? file : { file, format: own },
  );
  return { files: input.folder ?? files, ...set("file_column", input.column), ...format };
}

function writtenKey(key: string, pad: number | null): string | object {
  const column = key === "" ? untranslated : key;
  return pad === null ? column : { column, pad };
}

function writtenField(
  field: ColumnMapping | ItemColumns,
  without: "missing" | "out_of_scope",
  isSeparated = false,
): object {
  const values = {
    ...some("codes", Object.fromEntries(field.codes)),
    ...(field.without.length === 0 ? {} : { [without]: [...field.without] }),
  };
  if ("columns" in field) return { columns: Object.fromEntries(field.columns), ...values };
  const { column, dates, separator, unreadable } = field;
  return {
    column: column === "" ? untranslated : column,
    ...(dates === "iso" ? {} : { dates }),
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(separator === ";" && !isSeparated ? {} : { separator }),
    ...values,
  };
}
