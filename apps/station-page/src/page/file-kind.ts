/** What a person gives to the page, by its name and its start. */
export type FileKind = "study" | "dossier" | "mapping" | "key" | "ledger" | "data";

/** @param start first characters of the file */
export function fileKindOf(name: string, start: string): FileKind {
  const [, extension = ""] = /\.([a-z0-9]+)$/i.exec(name) ?? [];
  switch (extension.toLowerCase()) {
    case "vigie":
      return "study";
    case "zip":
      return "dossier";
    case "yaml":
    case "yml":
      return "mapping";
    case "json":
      if (/^\s*\{\s*"ledger"\s*:/.test(start)) return "ledger";
      return /"kty"\s*:\s*"OKP"/.test(start) ? "key" : "data";
    default:
      return "data";
  }
}
