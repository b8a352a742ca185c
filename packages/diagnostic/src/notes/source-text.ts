import type { Formatter } from "../formatter.ts";
import { partnerOf } from "../gather.ts";
import type { InferredTable } from "../infer/inferred-table.ts";
import type { Subject } from "../subject.ts";
import { extractMarks, type ShownPolicy, secrecyOf } from "./protection.ts";

/**
 * Who gave the data, whether its extract is partial, for which version of which study, and how the source is protected;
 * without its final stop.
 */
export function sourceText(subject: Subject, { partner, tables }: Partial<SourceScope> = {}): string {
  const { study, formatter, table } = subject;
  return formatter.message("note.source", {
    partner: markedPartner(partner ?? partnerName(subject), tables ?? [table], formatter),
    study: formatter.text(study.title),
    version: study.version,
    secrecy: secrecyOf(subject, policyOf(subject)),
  });
}

/** Who gave these tables, and what its extract is where that is not the published population: « Caf, extrait partiel ». */
export function markedPartner(
  partner: string,
  tables: readonly InferredTable[],
  formatter: Formatter,
): string {
  const marks = extractMarks(tables, formatter);
  return marks.length === 0
    ? partner
    : formatter.message("note.markedPartner", { partner, marks: marks.join(", ") });
}

/** Of a figure of several tables: those who gave them, and the tables. */
interface SourceScope {
  readonly partner: string;
  readonly tables: readonly InferredTable[];
}

export function partnerName({ source, study, formatter }: Subject): string {
  return formatter.text(partnerOf(source.id, study).label);
}

/** That of the bundle; the study's where there is none. */
export function policyOf({ gathered, indicator, study }: Subject): ShownPolicy {
  const held = gathered.get(indicator.id);
  return held?.state === "published"
    ? held.bundle.manifest.policy
    : { min: study.disclosure.min, small: "hidden" };
}
