import type { Source } from "@vigie/study";
import { parseDocument } from "yaml";
import type { Role } from "./propose-mapping.ts";

/** The files that a mapping reads for a source, by the paths that it writes; null for what it has no file of. */
export function mappedFiles(existing: string, source: Source): Readonly<Record<Role, string | null>> {
  const document = parseDocument(existing);
  const fileOf = (role: Role) => {
    const file = document.getIn(["sources", source.id, role, "file"]);
    return typeof file === "string" ? file : null;
  };
  return { units: fileOf("units"), contacts: fileOf("contacts") };
}

/** `./foyers.csv` and `foyers.csv` are one file. */
export function isSameFile(a: string | null, b: string): boolean {
  return a !== null && a.replace(/^(?:\.[\\/])+/, "") === b.replace(/^(?:\.[\\/])+/, "");
}
