import { lostNames, meaningsOf, type Study, said, saidCount, type VigieError } from "@vigie/study";
import type { AuditedBundle } from "./bundle.ts";
import type { ManifestTable, SourceMeanings } from "./data-package.ts";
import { problem } from "./problems.ts";
import { tablesOverWindow } from "./successive.ts";

type Entry = Pick<ManifestTable, "indicator" | "source" | "protects" | "treatment">;

/** What the names stand for that published tables of persons are counted by: one a source, in the order of the study. */
export function writtenMeanings(entries: readonly Entry[], study: Study): SourceMeanings[] {
  const leaving = entries.filter(
    ({ protects, treatment }) => protects === "persons" && treatment === "published",
  );
  return [...study.sources.values()].flatMap((source) => {
    const its = leaving.filter((entry) => entry.source === source.id).map(({ indicator }) => indicator);
    if (its.length === 0) return [];
    const { attributes, universes } = meaningsOf(source, its, study);
    return [
      {
        source: source.id,
        attributes: Object.fromEntries(
          [...attributes].map(([name, { made, codes }]) => [name, { made, codes: [...codes] }]),
        ),
        universes: Object.fromEntries(universes),
      },
    ];
  });
}

/** What a table would be counted by. */
interface Leaving {
  readonly indicator: string;
  readonly dimensions: readonly { readonly name: string }[];
}

/**
 * Whether all that earlier bundles count the same persons by is still in the study, and stands for the same: otherwise
 * nothing says what they tell together with what would leave.
 * @param leaving of the partner
 * @returns one a source and bundle
 */
export function meaningProblems(
  previous: readonly AuditedBundle[],
  study: Study,
  leaving: readonly Leaving[],
): readonly VigieError[] {
  const lost = previous.flatMap((bundle) => sourcesLost(bundle, study, leaving));
  const bySource = Map.groupBy(leaving, ({ indicator }) => study.indicators.get(indicator)?.source ?? "");
  const names = previous.flatMap((bundle) => {
    const compared = new Set(tablesOverWindow(bundle, study).map(({ indicator }) => indicator));
    const isCompared = (source: string) =>
      bundle.manifest.tables.some((entry) => entry.source === source && compared.has(entry.indicator));
    return bundle.manifest.meanings.flatMap((before) => {
      const source = study.sources.get(before.source);
      const its = bySource.get(before.source);
      if (source === undefined || its === undefined || !isCompared(source.id)) return [];
      const shown = new Set(its.flatMap(({ dimensions }) => dimensions.map(({ name }) => name)));
      const { attributes, universes } = lostNames(
        {
          attributes: new Map(Object.entries(before.attributes)),
          universes: new Map(Object.entries(before.universes)),
        },
        source,
        shown,
      );
      if (attributes.length + universes.length === 0) return [];
      // No file declares those that an association makes.
      const isMade = (name: string) => !source.attributes.has(name) && name.includes("_without_");
      const [made, declared] = [attributes.filter(isMade), attributes.filter((name) => !isMade(name))];
      const words = {
        date: said(bundle.manifest.date),
        source: said(source.id),
        attributes: said((made.length > 0 ? made : declared).join(", ")),
        universes: said(universes.join(", ")),
        counts: saidCount(declared.length),
        chosen: saidCount(universes.length),
      };
      return made.length > 0
        ? [problem("bundle/previous-association-lost", {}, words)]
        : [problem("bundle/previous-names-lost", {}, words)];
    });
  });
  return [...lost, ...names];
}

/** A source that the study has no more may be one that it has under another name, over the same window. */
function sourcesLost(
  { manifest }: AuditedBundle,
  study: Study,
  leaving: readonly Leaving[],
): readonly VigieError[] {
  const before = manifest.tables.filter(({ protects }) => protects === "persons");
  const lost = before.filter(({ source }) => !study.sources.has(source));
  const now = new Set(leaving.map(({ indicator }) => study.indicators.get(indicator)?.source ?? ""));
  const isNew = ({ window }: ManifestTable) =>
    [...now].some((id) => {
      const source = study.sources.get(id);
      return (
        source?.protects === "persons" &&
        source.window.from === window.from &&
        source.window.to === window.to &&
        before.every((entry) => entry.source !== id)
      );
    });
  const names = [...new Set(lost.filter(isNew).map(({ source }) => source))];
  return names.map((source) =>
    problem("bundle/previous-source-lost", {}, { date: said(manifest.date), source: said(source) }),
  );
}
