import { benjaminiHochberg, holm, writtenPValue } from "@vigie/statistics";
import { type Association, contentOf, type Study, type TestFamily } from "@vigie/study";
import { type Subject, subjectIn } from "../subject.ts";
import { evidenceOf } from "./evidence.ts";
import { type AssociationSubject, asAssociation } from "./levels.ts";

/** The p-value of a test once those of its family are counted with it. */
export interface Correction {
  readonly family: TestFamily;
  /** Tests of the family that have a result. */
  readonly tests: number;
  readonly pValue: number;
}

/**
 * Corrects the test of an association with those of its family that have a result: one that cannot be computed (a count
 * hidden, a table not received) finds nothing, whatever the data, and is not counted.
 * @returns null where the association is in no family, or has no test of its own
 */
export function correctionOf(subject: AssociationSubject): Correction | null {
  const { study, indicator } = subject;
  const family = indicator.family === null ? undefined : study.testFamilies.get(indicator.family);
  if (family === undefined || pValueOf(subject) === null) return null;
  const computed = membersOf(study, family.id).flatMap(({ id }) => {
    const pValue = pValueOf(id === indicator.id ? subject : subjectIn(id, subject));
    return pValue === null ? [] : [{ id, pValue }];
  });
  const adjust = family.correction === "holm" ? holm : benjaminiHochberg;
  const adjusted = adjust(computed.map(({ pValue }) => pValue));
  const at = computed.findIndex(({ id }) => id === indicator.id);
  return { family, tests: computed.length, pValue: adjusted[at] ?? 1 };
}

function membersOf(study: Study, family: string): readonly Association[] {
  return [...study.indicators.values()].flatMap((indicator) => {
    const { association } = contentOf(indicator);
    return association?.family === family ? [association] : [];
  });
}

/** None where the study reads the source as a full population. */
function pValueOf(subject: Subject | null): number | null {
  if (subject === null || subject.source.inferenceTarget === null) return null;
  const { test } = evidenceOf(asAssociation(subject));
  // A p-value too small for a double would stay 0 however many tests it is corrected for.
  return test.kind === "computed" ? writtenPValue(test.pValue) : null;
}
