import type { Source } from "@vigie/study";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { untranslated } from "../column-mapping.ts";
import type { Role } from "../guess/propose-mapping.ts";

/** The study and the partner of a mapping file. */
export interface MappingOwner {
  readonly study: string;
  readonly partner: string;
}

/** The study and the partner of a mapping file; null for any other YAML file, which must not be overwritten. */
export function mappingOwner(text: string): MappingOwner | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents) || document.get("mapping") !== 1) return null;
  const study = document.get("study");
  const partner = document.get("partner");
  return typeof study === "string" && typeof partner === "string" ? { study, partner } : null;
}

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

export interface DecidedField {
  readonly column: string;
  /** Values that have a meaning, or stand for none. */
  readonly values: ReadonlySet<string>;
}

/** What the text of a mapping says of the fields of one part, by field. */
export function decidedFields(
  text: string,
  { source, role }: { readonly source: Source; readonly role: Role },
): ReadonlyMap<string, DecidedField> {
  const part = parseDocument(text).getIn(["sources", source.id, role]);
  const fields = isMap(part) && role === "units" ? part.get("fields") : part;
  if (!isMap(fields)) return new Map();
  return new Map(
    fields.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !isMap(value)) return [];
      const column = value.get("column");
      if (typeof column !== "string") return [];
      const codes = value.get("codes");
      const translated = isMap(codes)
        ? codes.items.flatMap((pair) =>
            isScalar(pair.key) && isScalar(pair.value) && pair.value.value !== untranslated
              ? [String(pair.key.value)]
              : [],
          )
        : [];
      const without = ["missing", "out_of_scope"].flatMap((name) => {
        const list = value.get(name);
        return isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : "")) : [];
      });
      return [[String(key.value), { column, values: new Set([...translated, ...without]) }] as const];
    }),
  );
}

/** The threshold that a mapping sets under `floors`; 0 where it sets none. */
export function mappedFloor(existing: string): number {
  const min = parseDocument(existing).getIn(["floors", "min"]);
  return typeof min === "number" ? min : 0;
}

/** The column that names the unit in a file of the source that the mapping already has. */
export function mappedKey(existing: string, source: Source): string | null {
  const document = parseDocument(existing);
  const keys = ["units", "contacts"].map((role) => {
    const key = document.getIn(["sources", source.id, role, "key"]);
    return isMap(key) ? key.get("column") : key;
  });
  return keys.filter((key) => typeof key === "string").find((key) => key !== untranslated) ?? null;
}
