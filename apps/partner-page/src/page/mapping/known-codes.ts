import {
  type ColumnMapping,
  type ColumnProfile,
  guessFieldCodes,
  type ItemColumns,
  type ValueRows,
} from "@vigie/mapping";
import type { Source } from "@vigie/study";
import type { Part } from "../choices.ts";
import type { Meaning } from "../draft-edits.ts";
import type { PartnerPageFormatter } from "../page-formatter.ts";
import type { FieldMappingView } from "./field-mapping.ts";

export interface KnownCode {
  readonly code: string;
  readonly label: string;
}

/** The codes that a field may have, as the page names them; null for dates and numbers. */
export function knownCodes(
  field: string,
  { role }: Part,
  {
    source,
    mapping,
    formatter,
  }: {
    readonly source: Source;
    readonly mapping: ColumnMapping | ItemColumns;
    readonly formatter: PartnerPageFormatter;
  },
): readonly KnownCode[] | null {
  const { text } = formatter;
  if (role === "contacts") {
    if (source.contacts === null) return null;
    const { channels, outOfScope, motives } = source.contacts;
    if (field === "channel")
      return [
        ...[...channels].map(([code, { label }]) => ({ code, label: text(label) })),
        ...[...outOfScope].map(([code, label]) => ({
          code,
          label: formatter.message("codes.outOfScope", { label: text(label) }),
        })),
      ];
    if (field !== "motive" || motives === null) return null;
    return [...motives].map(([code, label]) => ({ code, label: text(label) }));
  }
  const attribute = source.attributes.get(field);
  if (attribute === undefined || attribute.type === "date" || attribute.type === "number") return null;
  const yesOrNo = [
    { code: "yes", label: formatter.message("codes.yes") },
    { code: "no", label: formatter.message("codes.no") },
  ];
  if (attribute.type === "multiple" && "columns" in mapping) return yesOrNo;
  return attribute.codes.map(({ code, label }) => ({ code, label: text(label) }));
}

/** What Vigie proposes for the values that nothing translates yet: a person accepts it, or chooses another meaning. */
export function proposedMeanings(
  open: readonly ValueRows[],
  read: readonly ColumnProfile[],
  { field, part, source, mapping, profile }: Omit<FieldMappingView, "onChange">,
): ReadonlyMap<string, Meaning> {
  // Columns of one answer each have yes and no, which a tick may stand for.
  if ("columns" in mapping) return new Map();
  const [column] = read;
  if (column === undefined || open.length === 0) return new Map();
  const values = source.multiples.has(field) ? open : column.values;
  const guessed = guessFieldCodes(
    { ...column, values },
    { source, role: part.role, field, labels: profile.described?.get(column.name)?.labels },
  );
  const isMissing = new Set(guessed?.missing);
  return new Map(
    open.flatMap(({ value }): readonly (readonly [string, Meaning])[] => {
      if (isMissing.has(value)) return [[value, { kind: "none" }]];
      const code = guessed?.translated.get(value) ?? guessed?.near.get(value);
      return code === undefined ? [] : [[value, { kind: "code", code }]];
    }),
  );
}
