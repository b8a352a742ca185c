/** Code lists, by the files that hold them, that no source and no map names. */
import { valueOfPart } from "../reading/yaml-value.ts";
export function unusedCodelists(
  files: ReadonlyMap<string, string>,
): readonly { readonly file: string; readonly codelist: string }[] {
  const named = new Set(
    [...files]
      .filter(([path]) => path.endsWith(".yaml") && !path.startsWith("codelists/"))
      .flatMap(([, text]) => namesIn(valueOfPart(text, []))),
  );
  return [...files].flatMap(([file, text]) => {
    if (!/^codelists\/[^/]+\.yaml$/.test(file)) return [];
    const codelist = String(valueOfPart(text, ["codelist"]));
    return named.has(codelist) ? [] : [{ file, codelist }];
  });
}

/** What the keys that name code lists hold, wherever they stand. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) =>
    typeof own === "string" ? (/^(?:codelist|channels|motives)$/.test(key) ? [own] : []) : namesIn(own),
  );
}
