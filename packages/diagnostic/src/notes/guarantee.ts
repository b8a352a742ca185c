import { asNumber, type Bundle, epsilonOf, guessChance, type SourceGuarantee, totalRho } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { universeOf } from "../people.ts";
import type { Words } from "../words.ts";

/** The delta at which epsilon is said. Methods, section 7.15. */
const delta = 1e-6;

/** What a bundle guarantees to each person: one term per source, then all of them together. */
export function guaranteeTerms(
  { guarantee }: Pick<Bundle, "guarantee">,
  study: Study,
  words: Words,
): readonly { readonly term: string; readonly meaning: string }[] {
  const { sources } = guarantee;
  const own = sources.flatMap((source) => {
    const label = study.sources.get(source.source)?.label;
    return label === undefined
      ? []
      : [{ term: words.text(label), meaning: guaranteeSentence(source, study, words) }];
  });
  if (sources.length < 2) return own;
  const all = asNumber(totalRho(guarantee));
  return [...own, { term: words.message("guarantee.together"), meaning: chanceSentence(all, words) }];
}

/** What one source lets be guessed of a person, and what is outside of the promise. */
export function guaranteeSentence(source: SourceGuarantee, study: Study, words: Words): string {
  return [
    chanceSentence(asNumber(source.rho), words),
    ...(source.delta > 0
      ? [words.message("guarantee.openLists", { delta: deltaText(source.delta, words) })]
      : []),
    ...source.outside.map((what) =>
      words.message(`guarantee.outside.${what}`, {
        universes: words.list(publicUniverses(source, study, words)),
      }),
    ),
  ].join(" ");
}

function chanceSentence(rho: number, words: Words): string {
  return words.message("guarantee.chance", {
    rho: words.number(rho, Number.isInteger(rho) ? 0 : 2),
    epsilon: words.number(epsilonOf(rho, delta), 1),
    delta: deltaText(delta, words),
    chances: Math.ceil(guessChance(rho) * 100 - 1e-9),
  });
}

/** A millionth in figures. */
function deltaText(value: number, words: Words): string {
  return words.number(value, Math.max(0, -Math.floor(Math.log10(value))));
}

function publicUniverses(
  { source: id, public: sizes }: SourceGuarantee,
  study: Study,
  words: Words,
): readonly string[] {
  const source = study.sources.get(id);
  return sizes.flatMap(({ universe }) =>
    source === undefined ? [] : [words.text(universeOf(source, universe).label)],
  );
}
