import { type KeyForms, normalized } from "@vigie/mapping";
import { isRead, type Plan, type ReadStep } from "./plan.ts";

/** Why a row of a file is not one of the units, or contacts, that it lists. */
export type OtherRowKind = "total" | "header" | "text" | "sum" | "count";

/** What a run knows of a row whose key looks unlike the others. */
export interface SuspectRow {
  readonly key: string;
  /** It has a code, a day or a list; null where the run reads none of these in the file. */
  readonly holdsCode: boolean | null;
  /** Contacts with a day and a channel. */
  readonly hasContacts: boolean;
  /** Columns of numbers in which it is the sum of all other rows, or beyond them as the sum of some is. */
  readonly sums: number;
  /** Its key is the number of the other rows, and it holds nothing else. */
  readonly isCount: boolean;
}

/** Rows up to which a form of keys is rare: a tenth of them, or two. */
export function rareMax(rows: number): number {
  return Math.max(2, Math.floor(rows / 10));
}

/** Rows without zero in a column below which a value may be the sum of the others by chance. */
export const summedMin = 11;

/** How far from the half of a positive sum a row may be, to be the sum of the others: totals are rounded, at most to one. */
export function toleranceOf(all: number): number {
  return Math.min(0.51, all / 1000);
}

/** How many times the greatest number of the units with a code a row without any has, to be the sum of some of them. */
export const subtotalFactor = 3;

/** Columns in which a row that holds a code must be the sum of the others, not to be taken for a unit. */
const sumsMin = 2;

/**
 * What a row is, if it is not a unit: by what it holds, wherever it stands. A unit whose key is a word for a total, or holds
 * one, is known by its codes or its contacts; so is one whose number is by chance the sum of the others.
 * @param file.header name of the column of keys
 */
export function otherRowKind(
  { key, holdsCode, hasContacts, sums, isCount }: SuspectRow,
  { header, forms }: { readonly header: string; readonly forms: KeyForms },
): OtherRowKind | null {
  if (hasContacts) return null;
  const text = key.trim();
  const isEmpty = holdsCode !== true;
  if (isEmpty && isStrange(text) && isSameName(text, header)) return "header";
  if (isTotalWord(text) && (isEmpty || isUndigitedRarely(text, forms))) return "total";
  if (isTotalPhrase(text) && (holdsCode === false || (isEmpty && isUnlike(text, forms)))) return "total";
  if (isEmpty && isUnlike(text, forms) && (holdsCode === false || text.includes(" "))) return "text";
  if (sums >= (isEmpty ? 1 : sumsMin)) return "sum";
  return isCount ? "count" : null;
}

/** With a space, or without any digit: numbers and codes are keys, and the names of columns without a header. */
function isStrange(key: string): boolean {
  return key.includes(" ") || !/[0-9]/.test(key);
}

function isSameName(text: string, header: string): boolean {
  return normalized(text) !== "" && normalized(text) === normalized(header);
}

/** The keys are numbers or codes, and this one is a text. */
function isUnlike(key: string, forms: KeyForms): boolean {
  const isSpacedRarely = key.includes(" ") && isRare(forms.spaced, forms);
  return key !== "" && (isSpacedRarely || isUndigitedRarely(key, forms));
}

function isUndigitedRarely(key: string, forms: KeyForms): boolean {
  return !/[0-9]/.test(key) && isRare(forms.undigited, forms);
}

/** Some keys only, even in a file of a few rows. */
export function isRare(some: number, { rows, blank }: KeyForms): boolean {
  const keys = rows - blank;
  return some <= rareMax(keys) && 2 * some <= keys;
}

const words =
  "(?:(?:sous|grand|sub) )?(?:total|totaux|totals|subtotal|ensemble|somme|cumul|sum)|s t|moyennes?|mediane|average|mean|median|minimum|maximum|ecart type|effectifs?";
const totalWords = new RegExp(
  `^(?:${words})(?: general| generale| generaux)?(?: (?:des|du|de|of|pour) [a-z ]+)?(?: n)?(?: [0-9 ]+)?$`,
);
const totalPhrases = new RegExp(`^(?:${words}|nombre|nb) [a-z0-9 ]+$`);

function isTotalWord(text: string): boolean {
  return text.length <= 60 && totalWords.test(normalized(text));
}

function isTotalPhrase(text: string): boolean {
  return text.length <= 60 && totalPhrases.test(normalized(text));
}

const number = /^[+-]?[0-9][0-9\s.,]*%?$/;

/**
 * Whether the cells of a row sum the others rather than describe a unit: its key, or its first cell that is not a number, is a
 * word for a total; or it has no key, and nothing but numbers.
 * @param isValue the study or the mapping gives the text of that cell a meaning
 */
export function isTotalRow(
  cells: readonly string[],
  keyAt: number,
  isValue: (text: string, at: number) => boolean,
): boolean {
  const texts = cells.map((cell) => cell.trim());
  const key = texts[keyAt] ?? "";
  if (isTotalWord(key)) return true;
  const firstText = texts.findIndex((text) => text !== "" && !number.test(text));
  if (firstText >= 0)
    return isTotalWord(texts[firstText] ?? "") && !isValue(texts[firstText] ?? "", firstText);
  return key === "" && texts.some((text) => text !== "");
}

/**
 * Whether the cells that a plan reads in a row are of no unit: no key and nothing else that a unit has, or a word for a total
 * where a value is not understood.
 */
export function otherCells(
  { attributes }: Pick<Plan, "attributes">,
  file: { readonly columns: readonly string[]; readonly key: string; readonly forms: KeyForms },
): (cells: readonly string[]) => boolean {
  const { columns, key, forms } = file;
  const nodes = [...attributes.values()].filter(isRead).filter(({ kind }) => kind !== "number");
  const isValue = (text: string, at: number) =>
    nodes.some((node) => node.kind === "code" && node.column === columns[at] && node.translate.has(text));
  const keyAt = columns.indexOf(key);
  return (cells) => {
    if (cells[keyAt]?.trim() !== "") return isTotalRow(cells, keyAt, isValue);
    const holds = (node: ReadStep) => holdsCode(cells[columns.indexOf(node.column)] ?? "", node);
    const areFew = forms.blank <= rareMax(forms.rows) && 2 * forms.blank <= forms.rows;
    return areFew && nodes.length > 0 && !nodes.some(holds) && cells.some((cell) => cell.trim() !== "");
  };
}

/** Whether a text in a column of codes, days or lists says something of a unit. */
function holdsCode(text: string, node: ReadStep): boolean {
  if (text.trim() === "") return false;
  return node.kind === "code" ? node.translate.has(text) : true;
}
