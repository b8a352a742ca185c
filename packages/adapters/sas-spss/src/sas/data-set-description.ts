import type { Bytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import { nothingMissing, type StoredColumn } from "../statistical-table.ts";
import { headerDecoder } from "../text-decoding.ts";
import type { DataSetHeader } from "./data-set-header.ts";
import type { Subheader } from "./data-set-page.ts";
import { sasNumber, valueTypeOf } from "./sas-number.ts";

/** What the description of a SAS data set says of its rows. */
export interface DataSetDescription {
  readonly columns: readonly StoredColumn[];
  readonly rowBytes: number;
  /** Number of rows, without those deleted. */
  readonly rows: number;
  readonly deletedRows: number;
  readonly compression: Compression | null;
}

/** By runs of a byte (`COMPRESS=CHAR`), or by Ross’s method (`COMPRESS=BINARY`). */
export type Compression = "runs" | "ross";

const signatures = {
  rowSize: 0xf7f7f7f7,
  columnSize: 0xf6f6f6f6,
  counts: 0xfffffc00,
  format: 0xfffffbfe,
  attributes: 0xfffffffc,
  text: 0xfffffffd,
  list: 0xfffffffe,
  name: 0xffffffff,
} as const;
/** Other parts that begin so are of no use here. */
const otherDescription = 0xfffffff8;

export function isDescription(signature: number): boolean {
  return signature >= otherDescription || Object.values(signatures).some((known) => known === signature);
}

/** Texts of a header past which it is not a list of columns. */
const textBytesMax = 16_000_000;
/** Longest row: SAS writes rows of some kilobytes, and none longer than a page where it does not compress. */
const rowBytesMax = 1 << 24;

interface TextPlace {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Puts together the parts that describe the columns, which may stand on several pages.
 * @see Shotwell (2013), "SAS7BDAT Database Binary Format", sections on the subheaders
 */
export class DescriptionParts {
  readonly #header: DataSetHeader;
  readonly #refusal: Refusal;
  readonly #texts: Uint8Array[] = [];
  #textBytes = 0;
  #size: {
    readonly rowBytes: number;
    readonly rows: number;
    readonly deletedRows: number;
    readonly compressionName: TextPlace;
  } | null = null;
  #columns: number | null = null;
  readonly #names: TextPlace[] = [];
  readonly #places: { readonly offset: number; readonly length: number; readonly isText: boolean }[] = [];
  readonly #formats: { readonly format: TextPlace; readonly width: number; readonly label: TextPlace }[] = [];

  constructor(header: DataSetHeader, refusal: Refusal) {
    this.#header = header;
    this.#refusal = refusal;
  }

  /** Texts that names, formats and labels stand in are not all there. */
  get lacksTexts(): boolean {
    const last = Math.max(
      ...[...this.#names, ...this.#formats.flatMap(({ format, label }) => [format, label])]
        .filter(({ length }) => length > 0)
        .map(({ index }) => index),
    );
    return last >= this.#texts.length;
  }

  take({ bytes, signature }: Subheader): void {
    const { is64Bit } = this.#header;
    const wide = is64Bit ? 8 : 4;
    const number = (at: number) => (is64Bit ? bytes.int64(at * 8) : bytes.uint32(at * 4));
    switch (signature) {
      case signatures.rowSize:
        this.#size = {
          rowBytes: number(5),
          rows: number(6),
          deletedRows: number(7),
          compressionName: textPlace(bytes, bytes.length - 118),
        };
        break;
      case signatures.columnSize:
        this.#columns = number(1);
        this.#refusal.checkWidth(this.#columns);
        break;
      case signatures.text:
        this.#takeText(bytes.part(wide, bytes.length - wide));
        break;
      case signatures.name:
        for (let at = wide + 8; at + 8 <= bytes.length - wide - 4; at += 8)
          this.#names.push(textPlace(bytes, at));
        break;
      case signatures.attributes:
        for (let at = wide + 8; at + wide + 8 <= bytes.length - wide - 4; at += wide + 8)
          this.#places.push({
            offset: is64Bit ? bytes.int64(at) : bytes.uint32(at),
            length: bytes.uint32(at + wide),
            isText: bytes.uint8(at + wide + 6) === 2,
          });
        break;
      case signatures.format: {
        const at = 3 * wide + 22;
        this.#formats.push({
          format: textPlace(bytes, at),
          width: is64Bit ? bytes.uint16(24) : 0,
          label: textPlace(bytes, at + 6),
        });
        break;
      }
    }
  }

  /** A text alone: those that stand after the rows complete a description changed later. */
  takeText(subheader: Subheader): void {
    if (subheader.signature === signatures.text) this.take(subheader);
  }

  /** @throws {VigieErrors} a part is missing, or contradicts another */
  described(): DataSetDescription {
    const size = this.#size;
    if (
      size === null ||
      this.#columns === null ||
      size.deletedRows > size.rows ||
      size.rowBytes > rowBytesMax
    )
      throw this.#refusal.damaged("header");
    for (const found of [this.#names, this.#places, this.#formats]) {
      if (found.length < this.#columns) throw this.#refusal.variant("amended");
      if (found.length > this.#columns) throw this.#refusal.damaged("header");
    }
    return {
      columns: this.#names.map((_, at) => this.#column(at, size.rowBytes)),
      rowBytes: size.rowBytes,
      rows: size.rows - size.deletedRows,
      deletedRows: size.deletedRows,
      compression: this.#compression(size.compressionName),
    };
  }

  #takeText(text: Uint8Array): void {
    this.#textBytes += text.length;
    if (this.#textBytes > textBytesMax) throw this.#refusal.headerTooLarge(textBytesMax);
    // The page is overwritten by the next ones.
    this.#texts.push(text.slice());
  }

  #column(at: number, rowBytes: number): StoredColumn {
    const place = this.#places[at];
    const shown = this.#formats[at];
    const nameAt = this.#names[at];
    if (place === undefined || shown === undefined || nameAt === undefined)
      throw this.#refusal.damaged("header");
    const { offset, length, isText } = place;
    const isLengthRight = isText ? length >= 1 && length <= 32_767 : length >= 3 && length <= 8;
    if (!isLengthRight || offset < 0 || offset + length > rowBytes) throw this.#refusal.damaged("header");
    const name = this.#text(nameAt);
    const format = this.#text(shown.format);
    return {
      name,
      label: this.#text(shown.label),
      type: isText ? "text" : valueTypeOf(format),
      format: format === "" || shown.width === 0 ? format : `${format}${shown.width}.`,
      labels: new Map(),
      missing: nothingMissing,
      stored: isText
        ? { kind: "text", segments: [{ offset, length }] }
        : { kind: "number", offset, read: sasNumber(length, this.#header.isLittleEndian) },
    };
  }

  #text({ index, offset, length }: TextPlace): string {
    if (length === 0) return "";
    const text = this.#texts[index];
    if (text === undefined) throw this.#refusal.variant("amended");
    if (offset + length > text.length) throw this.#refusal.damaged("header");
    return headerDecoder(this.#header.encoding, this.#refusal)(text.subarray(offset, offset + length));
  }

  #compression({ index, offset, length }: TextPlace): Compression | null {
    const text = this.#texts[index]?.subarray(offset, offset + length) ?? [];
    const name = length === 8 ? String.fromCharCode(...text) : "";
    return name === "SASYZCRL" ? "runs" : name === "SASYZCR2" ? "ross" : null;
  }
}

function textPlace(bytes: Bytes, at: number): TextPlace {
  return { index: bytes.uint16(at), offset: bytes.uint16(at + 2), length: bytes.uint16(at + 4) };
}
