import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Study } from "@vigie/study";

/** One file of data as a reader is offered it. */
export interface DataFile<Form extends DataForm = DataForm> {
  /** From the data folder. */
  readonly name: string;
  /** From the site's root. */
  readonly path: string;
  readonly form: Form;
  readonly content: string | Uint8Array;
  /** Size of its content, in bytes. */
  readonly size: number;
}

/** `tidy` is of one table; the others are of all. */
export type DataForm = "tidy" | "workbook" | "archive" | "package";

/** Media types, of which DCAT wants the registered names, and the file types of the European authority tables. */
export const mediaTypes = {
  tidy: { media: "text/csv", fileType: "CSV" },
  workbook: { media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fileType: "XLSX" },
  archive: { media: "application/zip", fileType: "ZIP" },
  package: { media: "application/json", fileType: "JSON" },
} as const satisfies Readonly<Record<DataForm, { readonly media: string; readonly fileType: string }>>;

export function dataFile<Form extends DataForm>(
  name: string,
  form: Form,
  content: string | Uint8Array,
): DataFile<Form> {
  return { name, path: `donnees/${name}`, form, content, size: bytesOf(content).length };
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** SHA-256 of a file, in hexadecimal. */
export function fileHash(content: string | Uint8Array): string {
  return bytesToHex(sha256(bytesOf(content)));
}

/** Under which the data of a study are published: that of French public data, or one that wants to be kept. */
export const licences: Readonly<
  Record<Study["licence"], { readonly spdx: string; readonly title: string; readonly url: string }>
> = {
  licence_ouverte: {
    spdx: "etalab-2.0",
    title: "Licence Ouverte / Open Licence version 2.0",
    url: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
  },
  odbl: {
    spdx: "ODbL-1.0",
    title: "Open Database License (ODbL) version 1.0",
    url: "https://opendatacommons.org/licenses/odbl/1-0/",
  },
};
