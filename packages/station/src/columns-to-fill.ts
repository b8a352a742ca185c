import type { Code, Source, Text } from "@vigie/study";

/** A column that a study asks for, under the name by which it is read without a mapping. */
export interface ColumnToFill {
  readonly name: string;
  readonly label: Text;
  readonly holds: "identifier" | "date" | "number" | "code" | "flag" | "answers";
  /** That it may hold, in order; none for the others. */
  readonly codes: readonly Pick<Code, "code" | "label">[];
}

/** The files that a source is read from, each with its columns: one row per unit, then one row per contact. */
export function columnsToFill(source: Source): {
  readonly units: readonly ColumnToFill[];
  /** Null where the source has no contacts. */
  readonly contacts: readonly ColumnToFill[] | null;
} {
  const { unit, attributes, contacts } = source;
  const key = { name: "id", label: unit.one, holds: "identifier", codes: [] } as const;
  const fields = [...attributes.values()].filter(({ origin }) => origin.kind === "field");
  return {
    units: [
      key,
      ...fields.map(({ id, label, type, codes }) => ({
        name: id,
        label,
        holds: type === "multiple" ? ("answers" as const) : type,
        codes,
      })),
    ],
    contacts: contacts && [
      key,
      { name: "date", label: { fr: "Date du contact", en: "Date of the contact" }, holds: "date", codes: [] },
      {
        name: "channel",
        label: { fr: "Canal du contact", en: "Channel of the contact" },
        holds: "code",
        codes: [
          ...[...contacts.channels].map(([code, { label }]) => ({ code, label })),
          ...[...contacts.outOfScope].map(([code, label]) => ({ code, label })),
        ],
      },
      ...(contacts.motives === null
        ? []
        : [
            {
              name: "motive",
              label: { fr: "Motif du contact", en: "Motive of the contact" },
              holds: "code",
              codes: [...contacts.motives].map(([code, label]) => ({ code, label })),
            } as const,
          ]),
    ],
  };
}
