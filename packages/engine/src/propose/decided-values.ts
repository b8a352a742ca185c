import type { Source } from "@vigie/study";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { untranslated } from "../column-mapping.ts";
import type { Role } from "./propose-mapping.ts";

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
