import { misreadUtf8 } from "@vigie/files";
import { type Form, type Path, suggestion } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { type ColumnFile, columnMapping, untranslated } from "./column-mapping.ts";
import { resemblesDirectIdentifier } from "./direct-identifier.ts";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";
import { flagNames } from "./propose/usual-values.ts";

/** Codes that a message lists. */
const listedMax = 12;

/** Checks that every value is translated, once, into a code that exists. */
export function checkCodes(
  { written }: Form<MappingFile>,
  path: Path,
  { column, codes }: { readonly column: ColumnFile; readonly codes: readonly string[] },
): readonly VigieError[] {
  const mapped = columnMapping(column);
  return [...mapped.codes].flatMap(([value, code]) => {
    const at: Path = [...path, "codes", value];
    const words = { value: textValue(value), code: textValue(code), column: textValue(mapped.column) };
    if (resemblesDirectIdentifier(value))
      return [problem("engine/direct-identifier", written.placeOfKey(at), { column: words.column })];
    if (code === untranslated) {
      const read = misreadUtf8(value);
      const encoding = { isMisread: textValue(read === null ? "no" : "yes"), read: textValue(read ?? "") };
      return [problem("engine/mapping-untranslated", written.place(at), { ...words, ...encoding })];
    }
    if (mapped.without.includes(value))
      return [problem("engine/mapping-value-twice", written.placeOfKey(at), words)];
    if (codes.includes(code)) return [];
    const flag = Object.entries(flagNames).find(([, names]) => names.includes(code.toLowerCase()))?.[0];
    const near =
      flag !== undefined && codes.includes(flag)
        ? { near: textValue("yes"), nearest: textValue(flag) }
        : suggestion(
            code,
            codes,
            codes.filter((candidate) => ![...mapped.codes.values()].includes(candidate)),
          );
    const known = textValue(`${codes.slice(0, listedMax).join(", ")}${codes.length > listedMax ? "…" : ""}`);
    return [problem("engine/mapping-code-unknown", written.place(at), { ...words, known, ...near })];
  });
}
