/**
 * Mark of decimals in a text; `either` in a cell of a workbook, where texts with a comma stand beside true numbers. There a comma
 * before exactly three digits is none, since `1,234` is a thousand and more in English: 0,875 alone has no other meaning.
 */
export type DecimalMark = "." | "," | "either";

/** Spaces that separate thousands: plain, no-break, figure, thin and narrow. */
const separators = " \u00a0\u2007\u2009\u202f";

/** What a number is written with and that changes nothing to its value. */
export const writtenBesides = `${separators}€`;

/** Shape of a number: thousands may be separated by spaces, and euros may follow. For the regular expressions of every engine. */
export function numberShape(decimal: DecimalMark): string {
  const whole = `(?:[0-9]+|[0-9]{1,3}(?:[${separators}][0-9]{3})+)`;
  const written =
    decimal === "either"
      ? `(?:${whole}(?:[.][0-9]+|,[0-9]{1,2}|,[0-9]{4,})?|0,[0-9]{3})`
      : `${whole}(?:[${decimal}][0-9]+)?`;
  return `[+-]?${written}(?:[eE][+-]?[0-9]{1,2})?(?:[${separators}]*€)?`;
}
