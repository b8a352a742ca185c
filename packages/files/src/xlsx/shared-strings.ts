import { readXml } from "./read-xml.ts";
import { WorkbookTooLarge } from "./workbook-damaged.ts";

/** Texts that sheets share are kept in memory: so many bytes at most, and some for each beside its letters. */
const bytesMax = 250_000_000;
const bytesOfString = 40;

/** @throws {WorkbookTooLarge} they do not fit in memory */
export async function readSharedStrings(part: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = "";
  let letters = 0;
  let isInText = false;
  let isInReading = false;
  const chunks = readXml(part, {
    open: (name) => {
      if (name === "t") isInText = true;
      // How to pronounce the text, in Asian workbooks: no part of it.
      else if (name === "rPh") isInReading = true;
      else if (name === "si") text = "";
    },
    text: (piece) => {
      if (isInText && !isInReading) text += piece;
    },
    close: (name) => {
      if (name === "t") isInText = false;
      else if (name === "rPh") isInReading = false;
      else if (name === "si") {
        strings.push(text);
        letters += text.length;
      }
    },
  });
  for await (const _ of chunks)
    if (letters + strings.length * bytesOfString > bytesMax)
      throw new WorkbookTooLarge("texts that do not fit in memory");
  return strings;
}
