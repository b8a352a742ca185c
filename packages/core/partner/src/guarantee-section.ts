import {
  asNumber,
  epsilonOf,
  guessFromAll,
  guessFromOneTable,
  guessInHundred,
  guessSentence,
  type ProtectedRelease,
  type SourceGuarantee,
  totalRho,
  undeclaredRowsOf,
  undeclaredRowsSentence,
} from "@vigie/disclosure";
import { list, paragraphs, type Section, type TableBlock, table } from "@vigie/documents";
import type { Study } from "@vigie/study";
import { columns, type PageFormatter } from "./page-formatter.ts";

interface Guaranteed {
  readonly study: Study;
  readonly release: ProtectedRelease;
}

/** Delta that epsilon is usually given for. */
const usualDelta = 1e-6;

/** What is promised to each person, in words and in figures. Methods, section 7, point 15. */
export function guaranteeSection(
  { study, release: { guarantee } }: Guaranteed,
  formatter: PageFormatter,
): Section | null {
  const { sources } = guarantee;
  if (sources.length === 0) return null;
  const { message } = formatter;
  const rho = asNumber(totalRho(guarantee));
  const named = sources.map((source) => ({ source, name: labelOf(source, study, formatter) }));
  return {
    kind: "section",
    id: "garantie",
    title: message("guarantee.title"),
    of: [
      ...paragraphs([
        guessSentence({ sources, from: "bundle", one: true }, formatter),
        message("guarantee.whatever"),
        message("guarantee.budget"),
      ]),
      budgets({ study, sources, rho }, formatter),
      ...paragraphs([
        message(sources.length > 1 ? "guarantee.added" : "guarantee.alone"),
        ...named.map(({ source, name }) => rowsWords(source, name, formatter)),
        ...named.map(({ source: { delta }, name }) =>
          delta === 0 ? null : message("guarantee.lists", { source: name, odds: Math.round(1 / delta) }),
        ),
      ]),
    ],
  };
}

function rowsWords(source: SourceGuarantee, name: string, formatter: PageFormatter): string | null {
  const { message } = formatter;
  const undeclared = undeclaredRowsOf(source);
  if (undeclared !== null)
    return `${undeclaredRowsSentence(name, undeclared, formatter)} ${message("guarantee.rowsCure")}`;
  const { rowsPerPerson: rows } = source;
  return rows === null || rows === 1 ? null : message("guarantee.rows", { source: name, rows });
}

function budgets(
  {
    study,
    sources,
    rho,
  }: { readonly study: Study; readonly sources: readonly SourceGuarantee[]; readonly rho: number },
  formatter: PageFormatter,
): TableBlock {
  const { message, label } = formatter;
  const figures = (some: readonly SourceGuarantee[], budget: number) => [
    budget,
    guessInHundred(guessFromAll(some), formatter),
    guessInHundred(guessFromOneTable(some), formatter),
    epsilonOf(budget, usualDelta),
  ];
  const rows = sources.map((source) => [
    label(study.sources.get(source.source)?.label ?? { fr: source.source }),
    ...figures([source], asNumber(source.rho)),
    asNumber(source.contributions),
  ]);
  // What one person may lose in all is read first.
  const totals = sources.length > 1 ? [[message("guarantee.together"), ...figures(sources, rho), null]] : [];
  return table(
    message("guarantee.caption"),
    columns(formatter, [
      ["guarantee.source", "text"],
      ["guarantee.rho", "decimal"],
      ["guarantee.fromAll", "count"],
      ["guarantee.fromOne", "count"],
      ["guarantee.epsilon", "decimal"],
      ["guarantee.contributions", "decimal"],
    ]),
    [...totals, ...rows],
  );
}

/** What the promise leaves out. */
export function outsideSection(
  { study, release: { guarantee, publicSizes } }: Guaranteed,
  formatter: PageFormatter,
): Section | null {
  if (guarantee.sources.length === 0) return null;
  const { message, text } = formatter;
  const sentences = guarantee.sources.flatMap((source) => {
    const named = { source: labelOf(source, study, formatter) };
    const universes = study.sources.get(source.source)?.universes;
    const judged = publicSizes.get(source.source) ?? [];
    const unused = judged.filter(({ use }) => use === "unused").map(({ universe }) => universe);
    const used = source.public.filter(({ universe }) => !unused.includes(universe));
    const sizes = used.map(({ universe, size }) =>
      message("outside.size", { universe: text(universes?.get(universe)?.label ?? { fr: universe }), size }),
    );
    return source.outside
      .filter((what) => what !== "public_sizes" || sizes.length > 0)
      .map((what) =>
        message(
          `outside.${what}`,
          what === "public_sizes" ? { ...named, count: sizes.length, sizes: sizes.join(", ") } : named,
        ),
      );
  });
  return {
    kind: "section",
    id: "hors-garantie",
    title: message("outside.title"),
    of: list([...sentences, message("outside.luck"), message("outside.partners"), message("outside.same")]),
  };
}

function labelOf({ source }: SourceGuarantee, study: Study, { text }: PageFormatter): string {
  return text(study.sources.get(source)?.label ?? { fr: source });
}
