import { partnerOf } from "../gather.ts";
import type { TextEvidence } from "../text/reference.ts";

/** Who gave the data of these indicators, and of which period: « Caf de l’Essai, du 1er juillet au… ». */
export function originOf(indicators: readonly string[], { study, words }: TextEvidence): string {
  const origins = indicators.flatMap((id) => {
    const indicator = study.indicators.get(id);
    const source = indicator && study.sources.get(indicator.source);
    if (!source) return [];
    const partner = words.text(partnerOf(source.id, study).label);
    return [words.say("chapter.source", { partner, period: words.period(source.window) })];
  });
  return [...new Set(origins)].join(words.say("note.separator"));
}
