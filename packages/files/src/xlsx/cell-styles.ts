import { isBuiltInDateFormat, isDateFormat } from "./cell-text.ts";
import { readWholeXml } from "./read-xml.ts";

/** Styles of a workbook, by their position. */
export interface CellStyles {
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
