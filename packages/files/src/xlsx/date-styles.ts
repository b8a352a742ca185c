import { isBuiltInDateFormat, isDateFormat } from "./cell-text.ts";
import { readWholeXml } from "./read-xml.ts";

/** The styles of a workbook that show a number as a day or a time, by their position. */
export async function readDateStyles(part: AsyncIterable<Uint8Array>): Promise<ReadonlySet<number>> {
  const formats = new Map<number, boolean>();
  const styles = new Set<number>();
  let isInCells = false;
  let style = 0;
  await readWholeXml(part, {
    open: (name, attributes) => {
      if (name === "cellXfs") isInCells = true;
      const format = Number(attributes.numFmtId);
      if (name === "numFmt") formats.set(format, isDateFormat(attributes.formatCode ?? ""));
      if (name !== "xf" || !isInCells) return;
      if (formats.get(format) ?? isBuiltInDateFormat(format)) styles.add(style);
      style++;
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return styles;
}
