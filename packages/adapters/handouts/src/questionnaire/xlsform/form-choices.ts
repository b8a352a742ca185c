import type { Text } from "@vigie/study";
import type { AnswerChoice } from "../questionnaire.ts";
import {
  type FormReading,
  type FormRow,
  type FormSheet,
  formLabel,
  mistake,
  noteColumns,
} from "./form-sheet.ts";

/** A list of the form, its codes as the form writes them. */
export interface FormList {
  readonly name: string;
  readonly choices: readonly (AnswerChoice & { readonly row: number })[];
}

type MissingKind = NonNullable<AnswerChoice["missing"]>;

const missingKinds: readonly string[] = ["not_asked", "dont_know", "no_answer", "illegible"];
const stances: readonly string[] = ["against", "neutral", "for"];

/** Answers that say no value, as French and English forms word them. */
const missingLabels: readonly (readonly [MissingKind, RegExp])[] = [
  ["dont_know", /^(?:ne sait pas|ne sais pas|je ne sais pas|nsp|don.?t know|do not know|dk)$/],
  [
    "no_answer",
    /^(?:refus|refuse de repondre|sans reponse|ne souhaite pas repondre|ne veut pas repondre|non reponse|no answer|refused|prefer not to (?:say|answer))$/,
  ],
];

/** The lists of the sheet `choices`, by name. */
export function readChoices(reading: FormReading, sheet: FormSheet): ReadonlyMap<string, FormList> {
  const lists = new Map<string, { name: string; choices: (AnswerChoice & { row: number })[] }>();
  const declaresMissing = sheet.headers.includes("missing");
  for (const row of sheet.rows) {
    const list = row.cells.get("list_name");
    const code = row.cells.get("name") ?? row.cells.get("value");
    if (list === undefined || code === undefined) {
      const column = list === undefined ? "list_name" : "name";
      mistake(reading, "questionnaire/cell-missing", { sheet, row: row.row, column });
      continue;
    }
    const known = lists.get(list) ?? { name: list, choices: [] };
    lists.set(list, known);
    const label = formLabel(reading, { sheet, row, name: code });
    known.choices.push({
      code,
      row: row.row,
      label,
      missing: declaresMissing
        ? writtenMissing(reading, sheet, row)
        : missingFromLabel(reading, { sheet, row, label }),
      from: numberIn(reading, sheet, row),
      ...stanceIn(reading, sheet, row),
    });
  }
  refuseTwice(reading, sheet, lists);
  noteColumns(reading, sheet, {
    known: ["list_name", "name", "value", "label", "missing", "stance", "from"],
  });
  return lists;
}

function refuseTwice(reading: FormReading, sheet: FormSheet, lists: ReadonlyMap<string, FormList>): void {
  for (const { choices } of lists.values()) {
    const seen = new Set<string>();
    for (const { code, row } of choices) {
      if (seen.has(code)) mistake(reading, "questionnaire/choice-twice", { sheet, row, name: code });
      seen.add(code);
    }
  }
}

function isMissingKind(text: string): text is MissingKind {
  return missingKinds.includes(text);
}

function writtenMissing(reading: FormReading, sheet: FormSheet, row: FormRow): MissingKind | null {
  const written = row.cells.get("missing");
  if (written === undefined || isMissingKind(written)) return written ?? null;
  reading.remarks.add("left.value", { what: `missing = ${written}`, sheet: sheet.name, row: row.row });
  return null;
}

function missingFromLabel(
  { remarks }: FormReading,
  { sheet, row, label }: { readonly sheet: FormSheet; readonly row: FormRow; readonly label: Text },
): MissingKind | null {
  const plain = label.fr
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[’.]/g, (sign) => (sign === "." ? "" : "'"))
    .trim();
  const kind = missingLabels.find(([, words]) => words.test(plain))?.[0] ?? null;
  if (kind !== null)
    remarks.add("changed.missing", { what: label.fr, as: kind, sheet: sheet.name, row: row.row });
  return kind;
}

function isStance(text: string): text is NonNullable<AnswerChoice["stance"]> {
  return stances.includes(text);
}

function stanceIn({ remarks }: FormReading, sheet: FormSheet, row: FormRow): Pick<AnswerChoice, "stance"> {
  const written = row.cells.get("stance");
  if (written === undefined) return {};
  if (isStance(written)) return { stance: written };
  remarks.add("left.value", { what: `stance = ${written}`, sheet: sheet.name, row: row.row });
  return {};
}

function numberIn({ remarks }: FormReading, sheet: FormSheet, row: FormRow): number | null {
  const written = row.cells.get("from");
  if (written === undefined) return null;
  const number = Number(written.replace(",", "."));
  if (Number.isFinite(number)) return number;
  remarks.add("left.value", { what: `from = ${written}`, sheet: sheet.name, row: row.row });
  return null;
}
