import type { Source, Study } from "@vigie/study";
import { partnerOf } from "../gather.ts";
import { markedPartner } from "../notes/source-text.ts";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";

/**
 * Who gave the data of these indicators, and over which time in all, from the earliest day to the latest: « Caf et Cpam
 * de l’Essai, du 1er juillet au… ». The note of a figure says its own period.
 */
export function originOf(indicators: readonly string[], evidence: TextEvidence): string {
  const { study, formatter } = evidence;
  const windows = sourcesOf(indicators, study).map(({ window }) => window);
  const from = windows.map((window) => window.from).toSorted()[0];
  const to = windows
    .map((window) => window.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) return "";
  return formatter.message("chapter.source", {
    partner: markedPartnersOf(indicators, evidence),
    period: formatter.period({ from, to }),
  });
}

/** Who gave the data of these indicators: « Caf et Cpam de l’Essai ». */
export function partnersOf(indicators: readonly string[], { study, formatter }: TextEvidence): string {
  const partners = sourcesOf(indicators, study).map(({ id }) => formatter.text(partnerOf(id, study).label));
  return formatter.list([...new Set(partners)]);
}

/** The same, with what each extract is where that is not the population that was published. */
export function markedPartnersOf(indicators: readonly string[], evidence: TextEvidence): string {
  const { study, formatter } = evidence;
  const marked = indicators.flatMap((id) => {
    const source = study.indicators.get(id)?.source;
    if (source === undefined) return [];
    const table = subjectIn(id, evidence)?.table;
    const name = formatter.text(partnerOf(source, study).label);
    return [markedPartner(name, table === undefined ? [] : [table], formatter)];
  });
  return formatter.list([...new Set(marked)]);
}

function sourcesOf(indicators: readonly string[], study: Study): readonly Source[] {
  return indicators.flatMap((id) => study.sources.get(study.indicators.get(id)?.source ?? "") ?? []);
}
