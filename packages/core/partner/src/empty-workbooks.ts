import { type SheetContent, xlsx } from "@vigie/files";
import { type Code, type Source, type Study, type Text, textIn } from "@vigie/study";
import { type Language, terminalMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/**
 * The empty workbooks of a source, by file name: one for its units, one for its contacts where it has some. Their first sheet
 * has the columns to fill; a second one says what each holds. Filled, they need no translation.
 */
export function emptyWorkbooks(
  { title }: Pick<Study, "title">,
  source: Source,
  language: Language,
): ReadonlyMap<string, Uint8Array> {
  const { units, contacts } = columnsToFill(source);
  const workbook = (columns: readonly ColumnToFill[]) =>
    xlsx({
      title: textIn(title, language),
      language,
      day: null,
      sheets: [toFill(columns, language), described(columns, language)],
    });
  return new Map([
    [`${source.id}.xlsx`, workbook(units)],
    ...(contacts === null ? [] : [[`${source.id}-contacts.xlsx`, workbook(contacts)] as const]),
  ]);
}

/** Greatest length of the words that a spreadsheet keeps for one column. */
const choicesMax = 255;

function toFill(columns: readonly ColumnToFill[], language: Language): SheetContent {
  const { message } = terminalMessages({ fr, en }, language);
  return {
    name: message("fill.sheet"),
    widths: columns.map(({ name }) => Math.max(12, name.length + 2)),
    rows: [columns.map(({ name }) => ({ value: name, style: "head" }))],
    header: { row: 1, last: 1, columns: columns.length },
    running: null,
    choices: columns.flatMap(({ holds, codes }, column) => {
      const words = holds === "flag" ? ["yes", "no"] : codes.map(({ code }) => code);
      if (holds === "answers" || words.length === 0 || words.join(",").length > choicesMax) return [];
      const sentence = message("fill.choose", { codes: words.join(", ") });
      return [{ column, words, refusal: { title: message("fill.unknown"), sentence } }];
    }),
  };
}

function described(columns: readonly ColumnToFill[], language: Language): SheetContent {
  const { message } = terminalMessages({ fr, en }, language);
  const heads = ["fill.column", "fill.what", "fill.holds", "fill.code", "fill.means"] as const;
  const rows = columns.flatMap(({ name, label, holds, codes }) => {
    const first = [name, textIn(label, language), message(`fill.${holds}`)];
    const coded = holds === "flag" ? [] : codes;
    if (coded.length === 0) return [[...first, "", ""]];
    return coded.map(({ code, label: means }, at) => [
      ...(at === 0 ? first : ["", "", ""]),
      code,
      textIn(means, language),
    ]);
  });
  return {
    name: message("fill.columns"),
    widths: [24, 40, 36, 20, 50],
    rows: [
      heads.map((head) => ({ value: message(head), style: "head" })),
      ...rows.map((row) => row.map((text) => ({ value: text === "" ? null : text, style: "text" as const }))),
    ],
    header: { row: 1, last: rows.length + 1, columns: heads.length },
    running: null,
  };
}

/** A column that a study asks for, under the name by which it is read without a mapping. */
export interface ColumnToFill {
  readonly name: string;
  readonly label: Text;
  readonly holds: "identifier" | "date" | "number" | "code" | "flag" | "answers";
  /** Codes that it may hold, in order; none for the others. */
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
