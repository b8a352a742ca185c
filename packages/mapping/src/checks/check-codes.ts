import { misreadUtf8 } from "@vigie/files";
import { type Form, type Path, type Source, suggestion } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { type ColumnFile, columnMapping, untranslated } from "../column-mapping.ts";
import { directIdentifierProblem, resemblesDirectIdentifier } from "../direct-identifier.ts";
import { flagNames } from "../guess/usual-values.ts";
import type { MappingFile } from "../mapping-file.ts";
import { problem } from "../problems.ts";

/** Codes that a message lists. */
const listedMax = 12;
/** Other fields that a message lists. */
const othersMax = 3;

/** Checks that every value is translated, once, into a code that exists. */
export function checkCodes(
  { written }: Form<MappingFile>,
  path: Path,
  {
    column,
    codes,
    source,
  }: { readonly column: ColumnFile; readonly codes: readonly string[]; readonly source: Source },
): readonly VigieError[] {
  const mapped = columnMapping(column);
  return [...mapped.codes].flatMap(([value, code]) => {
    const at: Path = [...path, "codes", value];
    const words = { value: textValue(value), code: textValue(code), column: textValue(mapped.column) };
    if (resemblesDirectIdentifier(value))
      return [directIdentifierProblem(mapped.column, written.placeOfKey(at))];
    if (code === untranslated) {
      const read = misreadUtf8(value);
      const encoding = { isMisread: textValue(read === null ? "no" : "yes"), decoded: textValue(read ?? "") };
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
    const others = fieldsWith(code, source);
    const elsewhere = {
      isElsewhere: textValue(others.length === 0 ? "no" : "yes"),
      elsewhere: textValue(others.slice(0, othersMax).join(", ")),
      field: textValue(String(path.at(-1) ?? "")),
    };
    return [
      problem("engine/mapping-code-unknown", written.place(at), { ...words, known, ...near, ...elsewhere }),
    ];
  });
}

/** Fields of a source that have a code, and its contacts' channel or motive. */
function fieldsWith(code: string, { attributes, contacts }: Source): readonly string[] {
  const fields = [...attributes.values()].filter(
    ({ origin, codes }) => origin.kind === "field" && codes.some((known) => known.code === code),
  );
  const isChannel = contacts !== null && (contacts.channels.has(code) || contacts.outOfScope.has(code));
  return [
    ...fields.map(({ id }) => id),
    ...(isChannel ? ["channel"] : []),
    ...(contacts?.motives?.has(code) ? ["motive"] : []),
  ];
}
