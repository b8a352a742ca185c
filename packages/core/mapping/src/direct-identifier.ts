import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import { mappingProblem } from "./problems.ts";

/**
 * Whether a value has the shape of what designates one person: social security number (NIR), e-mail address,
 * French telephone number, IBAN. A shape is enough: such a value is not a code.
 */
export function resemblesDirectIdentifier(value: string): boolean {
  const plain = value.trim();
  const compact = plain.replace(/[\s.-]/g, "").toUpperCase();
  return isEmail(plain) || isNir(compact) || isTelephone(compact) || isIban(compact);
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text);
}

/** Sex, year, month (or a stand-in for one unknown), place, order; then the key, checked where it is there. */
function isNir(text: string): boolean {
  const match = /^([1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6})(\d{2})?$/.exec(text);
  if (match === null) return false;
  const [, number = "", key] = match;
  const digits = BigInt(number.replace("2A", "19").replace("2B", "18"));
  return key === undefined || 97n - (digits % 97n) === BigInt(key);
}

function isTelephone(text: string): boolean {
  return /^(?:0|\+33|0033)[1-9]\d{8}$/.test(text);
}

function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** Anything in a free text with the shape of what designates one person. */
export function holdsDirectIdentifier(text: string): boolean {
  return candidates.some((pattern) =>
    [...text.matchAll(pattern)].some(([found]) => resemblesDirectIdentifier(found)),
  );
}

/** Where one may be, with the spaces, points and dashes that persons put in it. */
const candidates = [
  /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+[^\s@<>()"',;:.]/g,
  /(?<!\d)(?:\+33|0033|0)(?:[\s.-]?\d){9}(?!\d)/g,
  /(?<!\d)[1-478](?:[\s.-]?\d){4}[\s.-]?\d[\s.-]?[\dAB](?:[\s.-]?\d){6}(?:[\s.-]?\d{2})?(?!\d)/gi,
  /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/gi,
] as const;

/** Why a comment that leaves with the bundle is refused. */
export function commentProblems(comment: string, place: FilePlace): readonly VigieError[] {
  return holdsDirectIdentifier(comment) ? [mappingProblem("engine/comment-identifies", place)] : [];
}

/** The refusal of a column whose values, or whose name, designate persons. */
export function directIdentifierProblem(column: string, place: FilePlace): VigieError {
  return mappingProblem("engine/direct-identifier", place, { column: textValue(column) });
}
