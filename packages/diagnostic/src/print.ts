import type { Bundle } from "@vigie/bundle";
import type { Language, Study } from "@vigie/study";
import { paperOf, paperText } from "./pdf/paper-of.ts";
import { publicationOf } from "./publication/publication-of.ts";
import { wordsOf } from "./words.ts";

/**
 * The diagnostic for paper, as `typeset` of `@vigie/diagnostic/node` wants it. Same input, same text.
 * @throws {VigieErrors} when bundles are not of this study or contradict it, or when a text cites what cannot be
 */
export function print({
  study,
  bundles,
  language,
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly language: Language;
}): string {
  return paperText(paperOf(publicationOf({ study, bundles, words: wordsOf(language) })));
}
