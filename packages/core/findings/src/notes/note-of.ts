import { cohortOf, peopleOf, referencePeopleOf, type Subject } from "@vigie/tables";
import type { Figure } from "../figure-kind.ts";
import { isGroups } from "./group-indicators.ts";
import { type MethodAnchor, methodAnchorOf } from "./method-parts.ts";
import { markedPartner, partnerName, protectionSentence, sourceText, uncertainRemark } from "./protection.ts";
import { cutPointsRemark, roundedRemark, ungroupedRemark } from "./remarks.ts";
import { exploratoryWarnings, surveyRemarks } from "./survey-remarks.ts";

/** The statisticians' note; scope, source and method are without their final stop. */
export interface NoteParts {
  /** Whole sentences. */
  readonly warnings: readonly string[];
  readonly reading: string | null;
  /** Whole sentences. */
  readonly tests: readonly string[];
  /** Who, and when. */
  readonly scope: string;
  /** Who gave the data, and whether its extract is partial. */
  readonly partner: string;
  /** Who gave the data, with the study, its version and how the source is protected. */
  readonly source: string;
  /** A whole sentence on what was done to counts; null where nothing was. */
  readonly protection: string | null;
  /** How it is counted, and where the page on method says more; null where there is nothing to add. */
  readonly method: { readonly text: string; readonly anchor: MethodAnchor } | null;
}

/** @param subjects several where a figure shows several tables, of one population */
export function noteOf(
  subjects: readonly [Subject, ...Subject[]],
  { reading, warnings = [], tests = [], remarks: figureRemarks }: Figure,
): NoteParts {
  const [subject] = subjects;
  const { source, indicator, gathered, formatter } = subject;
  const tables = subjects.map(({ table }) => table);
  const people = peopleOf(source, indicator.universe, formatter).name;
  const others = indicator.against === null ? null : referencePeopleOf(subject);
  const held = gathered.get(indicator.id);
  const period = formatter.period(held?.state === "published" ? held.entry.window : source.window);
  const remarks = [
    ...new Set([
      ...figureRemarks,
      ...subjects.flatMap(cutPointsRemark),
      ...subjects.flatMap(ungroupedRemark),
      ...subjects.flatMap(surveyRemarks),
      ...subjects.flatMap(uncertainRemark),
      ...(tables.some(({ holders }) => holders !== null) ? [formatter.message("holders.twice")] : []),
      ...(isGroups(indicator) ? roundedRemark([cohortOf(subject).line], formatter) : []),
    ]),
  ];
  return {
    warnings: [...exploratoryWarnings(subjects), ...warnings],
    reading,
    tests,
    scope:
      others === null
        ? formatter.message("note.scope", { people, period })
        : formatter.message("note.scopeComparedWith", { people, others: others.name, period }),
    method:
      remarks.length === 0
        ? null
        : { text: remarks.join(formatter.message("note.separator")), anchor: methodAnchorOf(indicator) },
    partner: markedPartner(partnerName(subject), tables, formatter),
    source: sourceText(subject, { tables }),
    protection: protectionSentence(tables, formatter),
  };
}
