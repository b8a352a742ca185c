import { misreadUtf8 } from "@vigie/files";
import { directIdentifierProblem, resemblesDirectIdentifier, type Translation } from "@vigie/mapping";
import { nearest } from "@vigie/study";
import {
  countValue,
  type FilePlace,
  frequentCodeValue,
  type MessageValue,
  textValue,
  type VigieError,
} from "@vigie/words";
import { engineProblem } from "../problems.ts";
import type { UnknownCode } from "../quality.ts";

/** A value without a translation, and its first place. */
export interface UnknownAt {
  readonly unknown: UnknownCode;
  readonly place: FilePlace;
}

/** Values that messages quote one by one, the most frequent first; the others are counted together. */
const namedMax = 20;

/**
 * What a message may quote of the untranslated values of one column: each that is frequent enough, with its
 * rows; of the others, how many they are. Where one looks like a direct identifier, the column is refused and
 * none is named.
 */
export function unknownCodeProblems({
  file,
  column,
  found,
  translate,
  rowsMin,
}: {
  readonly file: string;
  readonly column: string;
  /** Most frequent first. */
  readonly found: readonly UnknownAt[];
  /** The values that are known, with the code that each stands for, or none. */
  readonly translate: Translation;
  /** Rows under which a value is not named. */
  readonly rowsMin: number;
}): readonly VigieError[] {
  const words = { column: textValue(column) };
  if (found.some(({ unknown }) => resemblesDirectIdentifier(unknown.value)))
    return [directIdentifierProblem(column, { file, field: column })];
  const frequent = found.filter(({ unknown }) => unknown.rows >= rowsMin);
  const rare = found.filter(({ unknown }) => unknown.rows < rowsMin);
  const named = frequent.slice(0, namedMax).map(({ unknown: { value, rows }, place }) =>
    engineProblem(
      "engine/code-unknown",
      { ...place, field: column },
      {
        ...words,
        kind: textValue("one"),
        value: frequentCodeValue(value, { rows, min: rowsMin }),
        rows: countValue(rows),
        values: countValue(1),
        ...remedy(value, translate),
      },
    ),
  );
  const counted = [
    { kind: "others", values: frequent.slice(namedMax) },
    { kind: "rare", values: rare },
  ].flatMap(({ kind, values }) =>
    values.length === 0
      ? []
      : [
          engineProblem(
            "engine/code-unknown",
            { ...firstOf(values), field: column },
            {
              ...words,
              kind: textValue(kind),
              value: textValue(""),
              rows: countValue(values.reduce((sum, { unknown }) => sum + unknown.rows, 0)),
              values: countValue(values.length),
              ...(values.some(({ unknown }) => misreadUtf8(unknown.value) !== null)
                ? { near: textValue("encoding"), nearest: textValue("") }
                : withoutRemedy),
            },
          ),
        ],
  );
  return [...named, ...counted];
}

type Remedy = Readonly<Record<"near" | "nearest", MessageValue>>;

const withoutRemedy: Remedy = { near: textValue("no"), nearest: textValue("") };

/** Texts that software writes for a missing value. */
const emptiness = /^(?:n\/?a|#n\/a|nan|null|none|nd|[.\-–—?])$/i;

/**
 * What a value most likely is: one already translated, a space, a capital or an accent aside (`twin`, or `aside` where
 * that one stands for no code); a way to write that there is none (`missing`); a text in another encoding than its file
 * (`encoding`); a code mistyped (`yes`).
 */
function remedy(value: string, translate: Translation): Remedy {
  const twin = [...translate].find(([known]) => folded(known) === folded(value));
  if (twin !== undefined) {
    const [, code] = twin;
    return code === null
      ? { near: textValue("aside"), nearest: textValue("") }
      : { near: textValue("twin"), nearest: textValue(code) };
  }
  if (emptiness.test(value.trim())) return { near: textValue("missing"), nearest: textValue("") };
  if (misreadUtf8(value) !== null) return { near: textValue("encoding"), nearest: textValue("") };
  // Two numbers that look alike are not one thing written twice, nor two abbreviations.
  if (!/\p{L}/u.test(value) || value.trim().length < 4) return withoutRemedy;
  const close = nearest(value.trim(), translate.keys());
  const code = close === null ? null : (translate.get(close) ?? null);
  return code === null ? withoutRemedy : { near: textValue("yes"), nearest: textValue(code) };
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The earliest place of some values. */
function firstOf(values: readonly UnknownAt[]): FilePlace {
  const at = ({ line, row }: FilePlace) => line ?? row ?? Number.POSITIVE_INFINITY;
  return values.map(({ place }) => place).reduce((first, place) => (at(place) < at(first) ? place : first));
}
