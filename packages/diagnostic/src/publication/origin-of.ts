import type { Source, Study } from "@vigie/study";
import { partnerOf } from "../gather.ts";
import type { TextEvidence } from "../text/reference.ts";

/** Who gave the data of these indicators, and of which period: « Caf et Cpam de l’Essai, du 1er juillet au… ». */
export function originOf(indicators: readonly string[], { study, words }: TextEvidence): string {
  const byPeriod = new Map<string, Set<string>>();
  for (const source of sourcesOf(indicators, study)) {
    const period = words.period(source.window);
    const partner = words.text(partnerOf(source.id, study).label);
    byPeriod.set(period, (byPeriod.get(period) ?? new Set()).add(partner));
  }
  return [...byPeriod]
    .map(([period, own]) => words.say("chapter.source", { partner: words.list([...own]), period }))
    .join(words.say("note.separator"));
}

/** Who gave the data of these indicators: « Caf et Cpam de l’Essai ». */
export function partnersOf(indicators: readonly string[], { study, words }: TextEvidence): string {
  const partners = sourcesOf(indicators, study).map(({ id }) => words.text(partnerOf(id, study).label));
  return words.list([...new Set(partners)]);
}

function sourcesOf(indicators: readonly string[], study: Study): readonly Source[] {
  return indicators.flatMap((id) => study.sources.get(study.indicators.get(id)?.source ?? "") ?? []);
}
