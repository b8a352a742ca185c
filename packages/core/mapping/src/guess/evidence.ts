import { misreadUtf8 } from "@vigie/files";
import type { Language } from "@vigie/words";
import { type DateFormat, dateFormats, isCounted, unreadableShareMax } from "../column-mapping.ts";
import { type ProposalMessages, proposalMessages } from "../problems.ts";
import type { ColumnProfile } from "./file-profile.ts";
import { type GuessedCodes, guessCodes, type NamedCode } from "./guess-codes.ts";

/** A field that a study asks for, or what a log must have. */
export interface ExpectedField {
  readonly id: string;
  readonly names: readonly string[];
  readonly type: "code" | "flag" | "date" | "number";
  readonly codes: readonly NamedCode[];
}

/** How well the values of a column fit a field. */
export interface FieldEvidence {
  /** How well the values fit the field; 0..1. */
  readonly fit: number;
  /** What such values prove alone: labels of a code list much, a yes or a date little. */
  readonly weight: number;
  /** They may be of the field though nothing known is among them: no value at all, or as few as a code list has. */
  readonly isPossible: boolean;
  readonly finding: string;
  /** What a person must check of them. */
  readonly doubts: readonly string[];
  readonly dates: DateFormat | null;
  readonly codes: GuessedCodes | null;
  /** Values that stand for none. */
  readonly missing: readonly string[];
}

/** A column with what SAS and SPSS say of it: it may be called by its label, and its values have theirs. */
export interface LabelledColumn extends ColumnProfile {
  readonly label: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Its name without the groups that survey software writes before it: `question` of `group/question`. */
  readonly ungrouped: string;
}

export function fieldEvidence(
  field: ExpectedField,
  column: LabelledColumn,
  language: Language,
): FieldEvidence {
  switch (field.type) {
    case "date":
      return dateEvidence(column, language);
    case "number":
      return numberEvidence(column, language);
    case "code":
    case "flag":
      return codeEvidence(field, column, language);
    default:
      return field.type satisfies never;
  }
}

function numberEvidence(column: ColumnProfile, language: Language): FieldEvidence {
  const { message } = proposalMessages[language];
  const fit = shareOf(column.numbers, column);
  return {
    fit,
    weight: 0.5,
    isPossible: column.filled === 0,
    finding: column.filled === 0 ? message("empty") : message("numbers", { share: fit }),
    doubts: fit > 0 && fit < 1 ? [message("someNoNumbers")] : [],
    dates: null,
    codes: null,
    missing: column.missing.map(({ value }) => value),
  };
}

/** Values that a list of codes may have, and that no list of persons has: past them a column is something else. */
const fewValues = 30;
const flagValues = 4;

function codeEvidence(field: ExpectedField, column: LabelledColumn, language: Language): FieldEvidence {
  const { message } = proposalMessages[language];
  const guessed = guessCodes(column, field.codes, column.labels);
  const values = column.values.length - guessed.missing.length;
  const most = field.type === "flag" ? flagValues : Math.max(fewValues, 3 * field.codes.length);
  const isFew = values > 0 && values <= most && values * 2 <= column.filled;
  return {
    fit: guessed.coverage,
    weight: isDistinctive(column, guessed) ? 0.85 : 0.5,
    isPossible: column.filled === 0 || (isFew && !isOfDates(column)),
    finding: reasonOfCodes(
      column,
      guessed.coverage === 0
        ? message("noneKnown")
        : message(field.type === "flag" ? "knownFlag" : "known", { share: guessed.coverage }),
      message,
    ),
    doubts: [
      ...(field.type === "flag" && values === 1 && column.blank > 0
        ? [message("oneValue", { blank: column.blank })]
        : []),
      ...(field.id === "channel" && guessed.missing.length > 0
        ? [message("noChannel", { values: guessed.missing.join(", ") })]
        : []),
      ...(column.values.some(({ value }) => misreadUtf8(value) !== null) ? [message("twoEncodings")] : []),
    ],
    dates: null,
    codes: guessed,
    missing: guessed.missing,
  };
}

function reasonOfCodes(
  { filled, values }: ColumnProfile,
  known: string,
  message: ProposalMessages["message"],
): string {
  if (filled === 0) return message("empty");
  return values.length === 0 ? message("tooMany") : known;
}

/** At least two values of more than three letters, known to the code list: not there by chance. */
function isDistinctive({ values, labels }: LabelledColumn, { unknown }: GuessedCodes): boolean {
  const strange = new Set(unknown.map(({ value }) => value));
  const distinctive = values.filter(
    ({ value }) => (labels.get(value) ?? value).length > 3 && !strange.has(value),
  );
  return distinctive.length >= 2;
}

/** Dates written out; numbers of days may be anything. */
function isOfDates(column: ColumnProfile): boolean {
  return dateFormats.some((format) => !isCounted(format) && column.days[format] * 2 > column.filled);
}

function dateEvidence(column: ColumnProfile, language: Language): FieldEvidence {
  const best = Math.max(...dateFormats.map((format) => column.days[format]));
  const formats = dateFormats.filter((format) => column.days[format] === best);
  const fit = shareOf(best, column);
  const [format = "iso"] = formats;
  const { message } = proposalMessages[language];
  const isDoubtful = best > 0 && formats.includes("fr") && formats.includes("us");
  const finding = best === 0 ? message("noDate") : message("dates", { share: fit, format });
  return {
    fit,
    weight: 0.5,
    isPossible: column.filled === 0,
    finding: column.filled === 0 ? message("empty") : finding,
    doubts: [
      ...(isDoubtful ? [message("doubt")] : []),
      ...(!isDoubtful && isCounted(format) && best > 0 ? [message("counted")] : []),
      ...(fit < 1 && fit >= 1 - unreadableShareMax ? [message("someNoDates")] : []),
    ],
    dates: format,
    codes: null,
    missing: column.missing.map(({ value }) => value),
  };
}

/** Share of the rows with a value, without those that say that there is none. */
function shareOf(rows: number, { filled, missing }: ColumnProfile): number {
  const valued = filled - missing.reduce((sum, { rows: without }) => sum + without, 0);
  return valued === 0 ? 0 : rows / valued;
}
