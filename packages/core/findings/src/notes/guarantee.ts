import {
  asNumber,
  type Bundle,
  epsilonOf,
  guessSentence,
  type SourceGuarantee,
  totalRho,
} from "@vigie/bundle";
import { type Study, universeOf } from "@vigie/study";
import type { Formatter } from "@vigie/tables";

/** The delta at which epsilon is given. Methods, section 7.15. */
const delta = 1e-6;

/** What a bundle guarantees to each person: one term per source, then all of them together. */
export function guaranteeTerms(
  { guarantee }: Pick<Bundle, "guarantee">,
  study: Study,
  formatter: Formatter,
): readonly { readonly term: string; readonly meaning: string }[] {
  const { sources } = guarantee;
  const terms = sources.flatMap((source) => {
    const label = study.sources.get(source.source)?.label;
    return label === undefined
      ? []
      : [{ term: formatter.text(label), meaning: guaranteeSentence(source, study, formatter) }];
  });
  if (sources.length < 2) return terms;
  return [
    ...terms,
    { term: formatter.message("guarantee.together"), meaning: budgetSentences(sources, formatter) },
  ];
}

/** What one source lets be guessed of a person, and what is outside of the promise. */
export function guaranteeSentence(source: SourceGuarantee, study: Study, formatter: Formatter): string {
  return [
    budgetSentences([source], formatter),
    ...(source.delta > 0
      ? [formatter.message("guarantee.openLists", { delta: deltaText(source.delta, formatter) })]
      : []),
    ...source.outside.map((what) =>
      formatter.message(`guarantee.outside.${what}`, {
        universes: formatter.list(publicUniverses(source, study, formatter)),
      }),
    ),
  ].join(" ");
}

/** The budget of sources together, and what it lets be guessed. */
function budgetSentences(sources: readonly SourceGuarantee[], formatter: Formatter): string {
  const rho = asNumber(totalRho({ sources }));
  const budget = formatter.message("guarantee.budget", {
    rho: formatter.number(rho, Number.isInteger(rho) ? 0 : 2),
    epsilon: formatter.number(epsilonOf(rho, delta), 1),
    delta: deltaText(delta, formatter),
  });
  const guess = guessSentence({ sources, from: sources.length > 1 ? "bundle" : "source" }, formatter);
  return `${budget} ${guess}`;
}

/** A millionth in figures. */
function deltaText(value: number, formatter: Formatter): string {
  return formatter.number(value, Math.max(0, -Math.floor(Math.log10(value))));
}

function publicUniverses(
  { source: id, public: sizes }: SourceGuarantee,
  study: Study,
  formatter: Formatter,
): readonly string[] {
  const source = study.sources.get(id);
  return sizes.flatMap(({ universe }) =>
    source === undefined ? [] : [formatter.text(universeOf(source, universe).label)],
  );
}
