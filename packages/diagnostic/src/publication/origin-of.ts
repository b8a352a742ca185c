import { partnerOf } from "../gather.ts";
import type { TextEvidence } from "../text/reference.ts";

/** Who gave the data of these indicators, and of which period: « Caf et Cpam de l’Essai, du 1er juillet au… ». */
export function originOf(indicators: readonly string[], { study, words }: TextEvidence): string {
  const partners = new Map<string, Set<string>>();
  for (const id of indicators) {
    const source = study.sources.get(study.indicators.get(id)?.source ?? "");
    if (!source) continue;
    const period = words.period(source.window);
    const partner = words.text(partnerOf(source.id, study).label);
    partners.set(period, (partners.get(period) ?? new Set()).add(partner));
  }
  return [...partners]
    .map(([period, own]) => words.say("chapter.source", { partner: words.list([...own]), period }))
    .join(words.say("note.separator"));
}
