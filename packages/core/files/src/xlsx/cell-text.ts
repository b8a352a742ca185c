import { clockText, dayText, storedNumberText } from "../value-text.ts";
import { readWholeXml } from "./read-xml.ts";

/** A cell as the sheet writes it: its kind, its style, its content. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly content: string;
}

/** What is needed to read the cells of one workbook. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  /** Styles that show a number as a day or a time. */
  readonly dateStyles: ReadonlySet<number>;
  /** Styles that strike the text through. */
  readonly struckStyles: ReadonlySet<number>;
  /** Days are counted from 1904, as old Macintosh files do. */
  readonly from1904: boolean;
}

/**
 * A cell as text: a day `2022-12-31`, with its time where it has one, a number with a point, `true` or `false`.
 * Excel keeps days as numbers; only the style shows that they are days.
 */
export function cellText({ type, style, content }: RawCell, workbook: CellContext): string {
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
        ? shownDay(Number(content), workbook.from1904)
        : storedNumberText(Number(content));
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

const daySeconds = 86_400;
/** Days from 30 December 1899 to 1 January 1970. */
const daysToUnix = 25_569;

/** Excel believes that 1900 had a 29 February: its days are right from 1 March 1900 on. */
function shownDay(serial: number, from1904: boolean): string {
  const shifted = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round(shifted * daySeconds);
  const days = Math.floor(seconds / daySeconds);
  const day = dayText(days - daysToUnix);
  if (day === null) return storedNumberText(serial);
  const ofDay = seconds - days * daySeconds;
  return ofDay === 0 ? day : `${day} ${clockText(ofDay * 1000)}`;
}

/** Styles of a workbook, by their position. */
interface CellStyles {
  /** They show a number as a day or a time. */
  readonly dateStyles: ReadonlySet<number>;
  /** They strike the text through. */
  readonly struckStyles: ReadonlySet<number>;
}

export async function readCellStyles(part: AsyncIterable<Uint8Array>): Promise<CellStyles> {
  const formats = new Map<number, boolean>();
  const struckFonts = new Set<number>();
  const dateStyles = new Set<number>();
  const struckStyles = new Set<number>();
  let isInFonts = false;
  let isInCells = false;
  let font = -1;
  let style = 0;
  await readWholeXml(part, {
    open: (name, attributes) => {
      if (name === "fonts") isInFonts = true;
      if (name === "font" && isInFonts) font++;
      if (name === "strike" && isInFonts && !["0", "false"].includes(attributes.val ?? ""))
        struckFonts.add(font);
      if (name === "cellXfs") isInCells = true;
      const format = Number(attributes.numFmtId);
      if (name === "numFmt") formats.set(format, isDateFormat(attributes.formatCode ?? ""));
      if (name !== "xf" || !isInCells) return;
      if (formats.get(format) ?? isBuiltInDateFormat(format)) dateStyles.add(style);
      if (struckFonts.has(Number(attributes.fontId ?? 0))) struckStyles.add(style);
      style++;
    },
    close: (name) => {
      if (name === "fonts") isInFonts = false;
      if (name === "cellXfs") isInCells = false;
    },
  });
  return { dateStyles, struckStyles };
}
