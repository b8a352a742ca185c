import { openWorkbook, type SheetContent, xlsx } from "@vigie/files";

/** An XLSForm whose sheets are tables: the first row names the columns. */
export function formWorkbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  return xlsx({
    title: "form",
    language: "fr",
    day: null,
    sheets: Object.entries(sheets).map(
      ([name, rows]): SheetContent => ({
        name,
        widths: [20],
        rows: rows.map((row) => row.map((value) => ({ value: value === "" ? null : value, style: "plain" }))),
        header: null,
        running: null,
      }),
    ),
  });
}

export function opened(bytes: Uint8Array): ReturnType<typeof openWorkbook> {
  return openWorkbook(new Blob([Uint8Array.from(bytes)]), "form.xlsx");
}
