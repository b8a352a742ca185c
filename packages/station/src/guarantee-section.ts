import { asNumber, epsilonOf, type Release, type SourceGuarantee, totalRho } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { guessFromAll, guessFromOneTable } from "./guess-chances.ts";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";

interface Guaranteed {
  readonly study: Study;
  readonly release: Release;
}

/** Delta that epsilon is usually given for. */
const usualDelta = 1e-6;

/** What is promised to each person, in words and in figures. Methods, section 7, point 15. */
export function guaranteeSection({ study, release: { guarantee } }: Guaranteed, words: PageWords): string {
  const { sources } = guarantee;
  if (sources.length === 0) return "";
  const { say } = words;
  const rho = asNumber(totalRho(guarantee));
  const said = { all: inHundred(guessFromAll(sources, rho)), one: inHundred(guessFromOneTable(sources)) };
  const named = sources.map((source) => ({ source, name: labelOf(source, study, words) }));
  return `<h2>${say("guarantee.title")}</h2>
${each("p", [say("guarantee.words", said), say("guarantee.whatever"), say("guarantee.budget")])}
${budgets({ study, sources, rho }, words)}
${each("p", [
  say(sources.length > 1 ? "guarantee.added" : "guarantee.alone"),
  ...named.map(({ source: { rowsPerPerson: rows }, name }) =>
    rows === 1 ? "" : say("guarantee.rows", { source: name, rows }),
  ),
  ...named.map(({ source: { delta }, name }) =>
    delta === 0 ? "" : say("guarantee.lists", { source: name, odds: Math.round(1 / delta) }),
  ),
])}`;
}

function budgets(
  {
    study,
    sources,
    rho,
  }: { readonly study: Study; readonly sources: readonly SourceGuarantee[]; readonly rho: number },
  words: PageWords,
): string {
  const { say, html, decimal } = words;
  const figures = (some: readonly SourceGuarantee[], budget: number) => [
    decimal(budget),
    say("guarantee.inHundred", { chance: inHundred(guessFromAll(some, budget)) }),
    say("guarantee.inHundred", { chance: inHundred(guessFromOneTable(some)) }),
    decimal(epsilonOf(budget, usualDelta)),
  ];
  const rows = sources.map((source) => [
    html(study.sources.get(source.source)?.label ?? { fr: source.source }),
    ...figures([source], asNumber(source.rho)),
    decimal(asNumber(source.contributions)),
  ]);
  const together = sources.length > 1 ? [[say("guarantee.together"), ...figures(sources, rho), ""]] : [];
  return table(
    say("guarantee.caption"),
    [
      say("guarantee.source"),
      say("guarantee.rho"),
      say("guarantee.fromAll"),
      say("guarantee.fromOne"),
      say("guarantee.epsilon"),
      say("guarantee.contributions"),
    ],
    [...rows, ...together],
  );
}

/** What the promise leaves out. */
export function outsideSection({ study, release: { guarantee } }: Guaranteed, words: PageWords): string {
  if (guarantee.sources.length === 0) return "";
  const { say, text } = words;
  const own = guarantee.sources.flatMap((source) => {
    const named = { source: labelOf(source, study, words) };
    const universes = study.sources.get(source.source)?.universes;
    const sizes = source.public.map(({ universe, size }) =>
      say("outside.size", { universe: text(universes?.get(universe)?.label ?? { fr: universe }), size }),
    );
    return source.outside.map((what) =>
      say(
        `outside.${what}`,
        what === "public_sizes" ? { ...named, count: sizes.length, sizes: sizes.join(", ") } : named,
      ),
    );
  });
  return `<h2>${say("outside.title")}</h2>
<ul>
${each("li", [...own, say("outside.luck"), say("outside.partners"), say("outside.same")])}
</ul>`;
}

function labelOf({ source }: SourceGuarantee, study: Study, { text }: PageWords): string {
  return text(study.sources.get(source)?.label ?? { fr: source });
}

const inHundred = (chance: number) => Math.round(100 * chance);
