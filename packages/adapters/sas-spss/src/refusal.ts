import { filesInputError, type StatisticalKind } from "@vigie/files/adapter";
import { countValue, textValue } from "@vigie/words";

/** Parts of a file in which a contradiction is met. */
type Part = "header" | "rows" | "structure";

/** The reasons for which one file is not read, each with its place. */
export type Refusal = ReturnType<typeof refusalOf>;

/**
 * @param shown the file as messages name it
 * @param checkWidth throws where there are too many columns: called before they are described, with as many as are known of
 */
export function refusalOf(
  shown: string,
  kind: StatisticalKind,
  checkWidth: (width: number) => void = () => undefined,
) {
  const refuse = (
    code: Parameters<typeof filesInputError>[0],
    words: Readonly<Record<string, string | number>> = {},
    row: number | null = null,
  ) => {
    const named = Object.entries({ kind, ...words }).map(
      ([name, word]) => [name, typeof word === "number" ? countValue(word) : textValue(word)] as const,
    );
    const place = { file: shown, ...(row === null ? {} : { row }) };
    return filesInputError(code, place, Object.fromEntries(named));
  };
  return {
    checkWidth,
    kindWrong: (seen: string) => refuse("files/kind-wrong", { seen }),
    truncated: (expected: number, size: number) => refuse("files/truncated", { expected, size }),
    damaged: (part: Part) => refuse("files/damaged", { part }),
    encrypted: () => refuse("files/encrypted"),
    variant: (variant: string) => refuse("files/variant-unread", { variant }),
    encodingUnread: (encoding: string) => refuse("files/encoding-unread", { encoding }),
    textUndecodable: (column: string, encoding: string, row: number | null) =>
      refuse("files/text-undecodable", { column, encoding, xpt: kind === "xpt" ? "yes" : "no" }, row),
    valueNul: (column: string, row: number) => refuse("files/value-nul", { column }, row),
    rowsDiffer: (declared: number, read: number) => refuse("files/rows-differ", { declared, read }),
    headerTooLarge: (maxBytes: number) => refuse("files/header-too-large", { max: maxBytes / 1_000_000 }),
  };
}
