/** A cell as the sheet writes it: its kind, its style, its content. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly content: string;
}

/** What it takes to read the cells of one workbook. */
export interface Workbook {
  readonly sharedStrings: readonly string[];
  /** Styles that show a number as a day or a time. */
  readonly dateStyles: ReadonlySet<number>;
  /** Days are counted from 1904, as old Macintosh files do. */
  readonly from1904: boolean;
}

/**
 * A cell as text: a day `2022-12-31`, with its time where it has one, a number with a point, `true` or `false`.
 * Excel keeps days as numbers; only the style tells.
 */
export function cellText({ type, style, content }: RawCell, workbook: Workbook): string {
  switch (type) {
    case "s":
      return workbook.sharedStrings[Number(content)] ?? "";
    case "b":
      return content === "1" ? "true" : "false";
    case "d":
      return content.replace(/T00:00:00(?:\.0+)?Z?$/, "");
    case "n":
      if (content === "" || Number.isNaN(Number(content))) return content;
      return workbook.dateStyles.has(style)
        ? dayText(Number(content), workbook.from1904)
        : plainNumber(Number(content));
    default:
      return content;
  }
}

/** Whether a number format shows a day or a time: its letters, outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return /[dmyhs]/i.test(letters) && !/general/i.test(letters);
}

/** The formats that every workbook has without saying so, by number. */
export function isBuiltInDateFormat(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

const dayMs = 86_400_000;

/** Excel believes that 1900 had a 29 February: its days are right from 1 March 1900 on. */
function dayText(serial: number, from1904: boolean): string {
  const shifted = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const time = Math.round((Date.UTC(1899, 11, 30) + shifted * dayMs) / 1000) * 1000;
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return String(serial);
  return new Date(time)
    .toISOString()
    .replace("T", " ")
    .replace(/ 00:00:00\.000Z$|\.000Z$/, "");
}

/** Without an exponent where digits suffice: a key of 16 digits stays one. */
function plainNumber(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
}
