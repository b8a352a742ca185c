import { contentOf } from "@vigie/study";
import {
  byDimension,
  type Chapter,
  chapterTitle,
  type Item,
  pValueText,
  type Subject,
  subjectIn,
  type TextEvidence,
} from "@vigie/tables";
import type { FigureTable } from "../figure-kind.ts";
import { isAddedSince } from "../notes/survey-remarks.ts";
import { numberCell, type TableCell } from "../table-cell.ts";
import { correctionOf, type Evidence, evidenceOf } from "./evidence.ts";
import { type AssociationSubject, asAssociation } from "./levels.ts";
import { outcomeLabel } from "./sentences.ts";

/** What a text is rendered from, with the populations of its study. */
interface StudiedPopulations extends TextEvidence {
  readonly populations: readonly Chapter[];
}

/** Every association of the study in one table, so that those that show nothing are seen with the others. */
export function allAssociations(publication: StudiedPopulations): FigureTable {
  const { populations, formatter } = publication;
  const columns = ["association", "base", "cramersV", "pValue", "corrected", "remark"] as const;
  return {
    columns: columns.map((column) => ({ head: formatter.message(`column.${column}`) })),
    groups: populations.flatMap((chapter) => {
      const rows = chapter.items.flatMap((item) => rowOf(item, { chapter, publication }));
      return rows.length === 0 ? [] : [{ heading: chapterTitle(chapter, formatter), rows }];
    }),
  };
}

/** One sentence per family of tests: how many are corrected together, and by which method. */
export function correctedFamilies(publication: StudiedPopulations): readonly string[] {
  const { study, populations, formatter } = publication;
  return [...study.testFamilies.values()].map(({ id, label, correction }) => {
    const members = populations.flatMap(({ items }) => items.filter((item) => isOf(item, id)));
    const computed = members.filter(({ indicator }) => isCorrected(subjectIn(indicator.id, publication)));
    return formatter.message("associations.family", {
      family: formatter.text(label),
      correction: formatter.message(`correction.${correction}`),
      declared: members.length,
      tests: computed.length,
      missing: members.length - computed.length,
    });
  });
}

function isCorrected(subject: Subject | null): boolean {
  return subject !== null && correctionOf(asAssociation(subject)) !== null;
}

function isOf({ indicator }: Item, family: string): boolean {
  return contentOf(indicator).association?.family === family;
}

function rowOf(
  { indicator }: Item,
  { chapter, publication }: { readonly chapter: Chapter; readonly publication: StudiedPopulations },
): FigureTable["groups"][number]["rows"] {
  const { association } = contentOf(indicator);
  if (association === null) return [];
  const { formatter } = publication;
  const read = { source: chapter.source, formatter };
  const heading = formatter.message("associations.row", {
    outcome: outcomeLabel({ ...read, indicator: association }),
    by: byDimension(read, indicator.of),
  });
  const published = subjectIn(indicator.id, publication);
  if (published !== null) {
    const subject = asAssociation(published);
    return [{ heading, cells: evidenceCells(subject, evidenceOf(subject)) }];
  }
  const none = [1, 2, 3, 4].map(() => formatter.message("cell.nothing"));
  return [{ heading, cells: [...none, formatter.message("associations.awaited")] }];
}

function evidenceCells(
  subject: AssociationSubject,
  { base, test, isExploratory }: Evidence,
): readonly TableCell[] {
  const { source, formatter } = subject;
  const nothing = formatter.message("cell.nothing");
  const computed = test.kind === "computed" ? test : null;
  const isTested = source.inferenceTarget !== null;
  const pValue = (p: number) => pValueText(p, formatter);
  const correction = correctionOf(subject);
  const remarks = [
    ...(isExploratory || isAddedSince(subject) ? [formatter.message("associations.exploratory")] : []),
    ...(test.kind === "not_computed" ? [formatter.message(`silence.${test.reason}`)] : []),
    ...(isTested ? [] : [formatter.message("associations.wholePopulation")]),
  ];
  return [
    numberCell(base, formatter.count, formatter),
    numberCell(computed?.chiSquare.cramersV, (v) => formatter.number(v, 2), formatter),
    numberCell(isTested ? computed?.pValue : null, pValue, formatter),
    numberCell(correction?.pValue, pValue, formatter),
    remarks.length === 0 ? nothing : remarks.join(", "),
  ];
}
