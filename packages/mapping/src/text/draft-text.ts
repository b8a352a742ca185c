import type { Language } from "@vigie/words";
import { Document, isMap, isScalar } from "yaml";
import { type ColumnMapping, type ItemColumns, untranslated } from "../column-mapping.ts";
import type { ContactsDraft, InputDraft, MappingDraft, UnitsDraft } from "../draft/mapping-draft.ts";
import { proposalMessages } from "../guess/proposal-messages.ts";
import type { FormatFile } from "../mapping-file.ts";

/**
 * The mapping file of a draft, which the command reads. What is still to be chosen is written so that `parseMapping`
 * refuses it, with its line.
 * @param language of the comments
 */
export function draftText(draft: MappingDraft, language: Language): string {
  const { message } = proposalMessages[language];
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
      ...some("doubts", new Map([...accepts.doubts].filter(([, reasons]) => reasons.size > 0))),
    }),
    ...set("comment", draft.comment),
    ...set("secret", draft.secret),
    sources: new Map(
      [...draft.sources].flatMap(([id, { units, contacts }]) =>
        units === null && contacts === null
          ? []
          : [
              [
                id,
                {
                  ...(units === null ? {} : { units: writtenUnits(units) }),
                  ...(contacts === null ? {} : { contacts: writtenContacts(contacts) }),
                },
              ] as const,
            ],
      ),
    ),
  });
  document.commentBefore = message("heading", { partner: draft.partner, study: draft.study }).replaceAll(
    /^#/gm,
    "",
  );
  if (isMap(document.contents))
    for (const { key } of document.contents.items)
      if (isScalar(key) && key.value === "secret") key.commentBefore = ` ${message("secret")}`;
  return document.toString({ lineWidth: 0 });
}

function set(name: string, value: string | number | null): object {
  return value === null ? {} : { [name]: value };
}

function some(name: string, parts: object): object {
  const size = parts instanceof Map ? parts.size : Object.keys(parts).length;
  return size === 0 ? {} : { [name]: parts };
}

function writtenUnits({ input, shape, key, pad, otherRows, fields }: UnitsDraft): object {
  const columns = new Map([...fields].map(([id, field]) => [id, writtenField(field, "missing")]));
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
                { file, ...writtenFormat(format) },
              ]),
            ),
          ),
        }),
    key: writtenKey(key, pad),
    ...(otherRows === "refuse" ? {} : { other_rows: otherRows }),
    ...some("fields", columns),
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
  return input.kind === "table"
    ? { table: input.table, connection: input.connection }
    : { file: input.file, ...writtenFormat(input.format) };
}

function writtenFormat(format: FormatFile): object {
  return some("format", format);
}

function writtenKey(key: string, pad: number | null): string | object {
  const column = key === "" ? untranslated : key;
  return pad === null ? column : { column, pad };
}

function writtenField(field: ColumnMapping | ItemColumns, without: "missing" | "out_of_scope"): object {
  const codes = some("codes", field.codes);
  const missing = field.without.length === 0 ? {} : { [without]: [...field.without] };
  if ("columns" in field) return { columns: field.columns, ...codes, ...missing };
  const { column, dates, separator, unreadable } = field;
  return {
    column: column === "" ? untranslated : column,
    ...codes,
    ...missing,
    ...(dates === "iso" ? {} : { dates }),
    ...(separator === ";" ? {} : { separator }),
    ...(unreadable === undefined ? {} : { unreadable }),
  };
}
