import type { Readable } from "node:stream";
import { type Entry, openPromise } from "yauzl";
import { isBuiltInDateFormat, isDateFormat, type Workbook } from "./cell-text.ts";
import { WorkbookTooLarge } from "./workbook-problem.ts";
import { type XmlEvent, xmlEvents } from "./xml-events.ts";

export interface OpenWorkbook extends Workbook {
  /** Names of the sheets, in their order, the hidden ones after the others. */
  readonly sheets: readonly string[];
  /** XML of a sheet. */
  sheet(name: string): Promise<Readable>;
  close(): void;
}

/**
 * Opens a workbook where it is: the parts are read in the order that suits, not in that of the file, so nothing
 * has to be copied aside.
 * @throws where it is no workbook, or not a whole one
 */
export async function openWorkbook(path: string): Promise<OpenWorkbook> {
  const zip = await openPromise(path, { autoClose: false });
  try {
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
    const read = async (part: string) => {
      const entry = parts.get(part);
      if (entry === undefined) return null;
      checkSize(entry);
      return zip.openReadStreamPromise(entry);
    };
    const { sheets, from1904 } = await readSheets(await read("xl/workbook.xml"));
    if (sheets.length === 0) throw new Error("a workbook without sheets");
    const targets = await readRelations(await read("xl/_rels/workbook.xml.rels"));
    return {
      sheets: sheets.map(({ name }) => name),
      from1904,
      sharedStrings: await readSharedStrings(await read("xl/sharedStrings.xml")),
      dateStyles: await readDateStyles(await read("xl/styles.xml")),
      sheet: async (name) => {
        const target = targets.get(sheets.find((sheet) => sheet.name === name)?.id ?? "") ?? "";
        const part = await read(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
        if (part === null) throw new Error("a workbook without its sheet");
        return part;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Bytes of a part that no ordinary content takes so little room for: 1 000 rows of the same cells take a 50th. */
const inflatedMin = 50_000_000;
const inflationMax = 200;

/** The reader of the zip holds the part to the size that it declares. */
function checkSize({ uncompressedSize, compressedSize }: Entry): void {
  if (uncompressedSize > inflatedMin && uncompressedSize > inflationMax * compressedSize)
    throw new WorkbookTooLarge("a part that expands too much");
}

async function* openings(part: Readable | null) {
  if (part === null) return;
  for await (const events of xmlEvents(part))
    for (const event of events) if (event.kind === "open") yield event;
}

async function readSheets(part: Readable | null) {
  const sheets: { readonly name: string; readonly id: string; readonly isHidden: boolean }[] = [];
  let from1904 = false;
  for await (const { name, attributes } of openings(part)) {
    if (name === "sheet")
      sheets.push({
        name: attributes.name ?? "",
        id: attributes["r:id"] ?? "",
        isHidden: (attributes.state ?? "visible") !== "visible",
      });
    if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
  }
  // The first one is read where none is named: one that nobody sees comes last.
  return { sheets: sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden)), from1904 };
}

async function readRelations(part: Readable | null): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  for await (const { name, attributes } of openings(part))
    if (name === "Relationship") targets.set(attributes.Id ?? "", attributes.Target ?? "");
  return targets;
}

/** Texts that sheets share are kept in memory: so many bytes at most, and some for each beside its letters. */
const stringsMax = 250_000_000;
const bytesOfString = 40;

async function readSharedStrings(part: Readable | null): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  let text = "";
  let letters = 0;
  let inText = false;
  let inReading = false;
  const take = (event: XmlEvent) => {
    if (event.kind === "text") {
      if (inText && !inReading) text += event.text;
    } else if (event.name === "t") inText = event.kind === "open";
    // How to pronounce the text, in Asian workbooks: no part of it.
    else if (event.name === "rPh") inReading = event.kind === "open";
    else if (event.name === "si") {
      if (event.kind === "close") {
        strings.push(text);
        letters += text.length;
      }
      text = "";
    }
  };
  for await (const events of xmlEvents(part)) {
    events.forEach(take);
    if (letters + strings.length * bytesOfString > stringsMax)
      throw new WorkbookTooLarge("texts that do not fit in memory");
  }
  return strings;
}

async function readDateStyles(part: Readable | null): Promise<ReadonlySet<number>> {
  const formats = new Map<number, boolean>();
  const styles = new Set<number>();
  if (part === null) return styles;
  let inCells = false;
  let style = 0;
  for await (const events of xmlEvents(part))
    for (const event of events) {
      if (event.kind === "text") continue;
      if (event.name === "cellXfs") inCells = event.kind === "open";
      if (event.kind === "close") continue;
      const format = Number(event.attributes.numFmtId);
      if (event.name === "numFmt") formats.set(format, isDateFormat(event.attributes.formatCode ?? ""));
      if (event.name === "xf" && inCells) {
        if (formats.get(format) ?? isBuiltInDateFormat(format)) styles.add(style);
        style++;
      }
    }
  return styles;
}
