import type { ColumnMapping, ItemColumns } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import type { Part } from "../choices.ts";
import type { PageFormatter } from "../page-formatter.ts";

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
    readonly formatter: PageFormatter;
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
