import type { MessageValues } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };
import type { SourceGuarantee } from "./guarantee.ts";
import { chancesInHundred, guessFromAll, guessFromOneTable, type UndeclaredRows } from "./guess-chances.ts";

/** The sentences of a guarantee: whoever writes one adds them to its own messages. */
export const guessCatalogues = { fr, en };

type GuessMessage = keyof typeof fr;

interface GuessFormatter {
  readonly message: (key: GuessMessage, values?: MessageValues) => string;
}

/**
 * What may be guessed of one person, on every surface: the greatest chance out of 100, rounded up.
 * @param from what the sources are together
 * @param rho of them together, where it is not the sum of theirs
 * @param one whether the chance from a single table is given too
 */
export function guessSentence(
  {
    sources,
    from,
    rho,
    one = false,
  }: {
    readonly sources: readonly SourceGuarantee[];
    readonly from: "source" | "bundle" | "bundles";
    readonly rho?: number;
    readonly one?: boolean;
  },
  { message }: GuessFormatter,
): string {
  return message("guess.sentence", {
    from,
    chance: chancesInHundred(guessFromAll(sources, rho)),
    one: one ? chancesInHundred(guessFromOneTable(sources)) : 0,
  });
}

/**
 * What may be guessed of a person of several rows, where the study protects each row.
 * @param source its label; null where it was named before
 */
export function undeclaredRowsSentence(
  source: string | null,
  { rows, chance, rho = 0 }: Omit<UndeclaredRows, "rho"> & { readonly rho?: number },
  { message }: GuessFormatter,
): string {
  return message("guess.rowsUndeclared", {
    named: source === null ? "no" : "yes",
    source: source ?? "",
    rows,
    rho,
    chance: chancesInHundred(chance),
  });
}

/** A chance as a cell of a table: « 77 sur 100 ». */
export function guessInHundred(chance: number, { message }: GuessFormatter): string {
  return message("guess.inHundred", { chance: chancesInHundred(chance) });
}
