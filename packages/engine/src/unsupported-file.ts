import { type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "./problems.ts";

/** Families of unsupported files by extension: the message says how each is converted. */
const families: Readonly<Record<string, string>> = {
  xls: "xls",
  xlsb: "xls",
  ods: "ods",
  numbers: "ods",
  rds: "r",
  rda: "r",
  rdata: "r",
  dta: "stata",
  mdb: "access",
  accdb: "access",
  zip: "archive",
  "7z": "archive",
  rar: "archive",
  tar: "archive",
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  geojson: "geojson",
  por: "por",
  dbf: "dbf",
  xml: "xml",
  pdf: "document",
  doc: "document",
  docx: "document",
  odt: "document",
};

/** A file whose name does not say how to read it. */
export function unsupportedFile(file: string, place: Place): VigieError {
  const [, extension = ""] = /\.([A-Za-z0-9]{1,12})$/.exec(file) ?? [];
  return problem("engine/mapping-kind-unknown", place, {
    file: textValue(file),
    extension: textValue(extension),
    family: textValue(extension === "" ? "none" : (families[extension.toLowerCase()] ?? "other")),
  });
}
