import type { Bundle } from "@vigie/bundle";
import type { EarlierEdition } from "@vigie/diagnostic";
import { publicationOf } from "@vigie/diagnostic";
import type { Study } from "@vigie/study";
import { formatterIn } from "./formatter.ts";
import type { Logo } from "./logo.ts";
import type { PaperExtent } from "./pdf/paper.ts";
import { paperOf, paperText } from "./pdf/paper-of.ts";

/**
 * The diagnostic for paper, as `typeset` of `@vigie/diagnostic/node` wants it. Same input, same text.
 * @throws {VigieErrors} when bundles are not of this study or contradict it, or when a text cites what cannot be
 */
export function print({
  study,
  bundles,
  language,
  earlier = null,
  isFinal = false,
  extent = "diagnostic",
  logo = null,
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly language: string;
  /** The edition before, to say what changed. */
  readonly earlier?: EarlierEdition | null;
  /** Whether it is an edition to publish. */
  readonly isFinal?: boolean;
  readonly extent?: PaperExtent;
  /** Of the publisher. */
  readonly logo?: Logo | null;
}): string {
  const formatter = formatterIn(study, language);
  return paperText(paperOf(publicationOf({ study, bundles, formatter, earlier, isFinal }), { extent, logo }));
}
