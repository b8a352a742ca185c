import { type ByteSource, readBytes } from "../byte-source.ts";
import { isPage } from "../csv/check-text.ts";
import { kindBySignature } from "../file-signature.ts";
import { zipContent } from "../zip/zip-content.ts";
import { type ZipEntry, zipDirectory } from "../zip/zip-directory.ts";
import { readCellStyles } from "./cell-text.ts";
import { readWholeXml, readXml } from "./read-xml.ts";
import { type SheetRow, sheetRows } from "./sheet-rows.ts";
import { compoundKind, refusedWorkbook, WorkbookDamaged, WorkbookTooLarge } from "./workbook-problem.ts";

export interface OpenWorkbook {
  /** As messages name the file. */
  readonly shown: string;
  /** Names of the sheets, in their order, the hidden ones after the others. */
  readonly sheets: readonly string[];
  /**
   * The rows of a sheet, as it is read.
   * @param merged called with each range of merged cells, as `A3:A5`: a sheet writes them after its rows
   * @throws {VigieErrors} the sheet is not whole, or holds what no sheet can
   */
  rows(sheet: string, merged?: (range: string) => void): AsyncGenerator<readonly SheetRow[]>;
}

/**
 * Opens a workbook where it is: the parts are read in the order that suits, not in that of the file, so nothing
 * has to be copied aside.
 * @param shown as messages name it
 * @throws {VigieErrors} empty, cut, protected by a password, or no workbook
 */
export async function openWorkbook(source: ByteSource, shown: string): Promise<OpenWorkbook> {
  try {
    return await open(source, shown);
  } catch (error) {
    throw refusedWorkbook(error, { shown, isEmpty: source.size === 0 });
  }
}

async function open(source: ByteSource, shown: string): Promise<OpenWorkbook> {
  const [p, k] = await readBytes(source, 0, 2);
  if (p !== 0x50 || k !== 0x4b) throw new WorkbookDamaged("no zip", await kindOtherThanZip(source));
  const entries = await zipDirectory(source);
  const optional = (name: string) => {
    const entry = entries.get(name);
    return entry === undefined ? null : zipContent(source, checkedSize(entry));
  };
  const part = (name: string) => {
    const found = optional(name);
    if (found === null) throw new WorkbookDamaged("a workbook without one of its parts");
    return found;
  };
  const { sheets, from1904 } = await readSheets(part("xl/workbook.xml"));
  if (sheets.length === 0) throw new WorkbookDamaged("a workbook without sheets");
  const targets = await readRelations(part("xl/_rels/workbook.xml.rels"));
  const strings = optional("xl/sharedStrings.xml");
  const sharedStrings = strings === null ? [] : await readSharedStrings(strings);
  const styles = optional("xl/styles.xml");
  const cellStyles =
    styles === null
      ? { dateStyles: new Set<number>(), struckStyles: new Set<number>() }
      : await readCellStyles(styles);
  return {
    shown,
    sheets: sheets.map(({ name }) => name),
    rows: async function* (name, merged = () => undefined) {
      const target = targets.get(sheets.find((sheet) => sheet.name === name)?.id ?? "") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      try {
        yield* sheetRows(part(path), { sharedStrings, ...cellStyles, from1904 }, merged);
      } catch (error) {
        throw refusedWorkbook(error, { shown, isEmpty: false });
      }
    },
  };
}

async function kindOtherThanZip(source: ByteSource): Promise<WorkbookDamaged["kind"]> {
  const start = await readBytes(source, 0, 4096);
  if (isPage(String.fromCharCode(...start))) return "html";
  return kindBySignature(start) === "text" ? "text" : compoundKind(source);
}

/** Bytes of a part that no ordinary content takes so little room for: 1 000 rows of the same cells take a 50th. */
const inflatedMin = 50_000_000;
const inflationMax = 200;

/** The reader of the zip holds the part to the size that it declares. */
function checkedSize(entry: ZipEntry): ZipEntry {
  if (entry.size > inflatedMin && entry.size > inflationMax * entry.compressedSize)
    throw new WorkbookTooLarge("a part that expands too much");
  return entry;
}

async function readSheets(part: AsyncIterable<Uint8Array>) {
  const sheets: { readonly name: string; readonly id: string; readonly isHidden: boolean }[] = [];
  let from1904 = false;
  await readWholeXml(part, {
    open: (name, attributes) => {
      if (name === "sheet")
        sheets.push({
          name: attributes.name ?? "",
          id: attributes["r:id"] ?? "",
          isHidden: (attributes.state ?? "visible") !== "visible",
        });
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
    },
  });
  // The first one is read where none is named: one that nobody sees comes last.
  return { sheets: sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden)), from1904 };
}

async function readRelations(part: AsyncIterable<Uint8Array>): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readWholeXml(part, {
    open: (name, attributes) => {
      if (name === "Relationship") targets.set(attributes.Id ?? "", attributes.Target ?? "");
    },
  });
  return targets;
}

/** Texts that sheets share are kept in memory: so many bytes at most, and some for each beside its letters. */
const bytesMax = 250_000_000;
const bytesOfString = 40;

/** @throws {WorkbookTooLarge} they do not fit in memory */
async function readSharedStrings(part: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
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
