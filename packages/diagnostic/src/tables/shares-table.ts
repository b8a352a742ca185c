import type { FigureTable } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { difference, type Line, outsideOf, shareOf, total } from "../line.ts";
import { againstOf, cohortOf, type Population, referenceOf } from "../populations.ts";
import { countText, shareText } from "../share-text.ts";
import type { Subject } from "../subject.ts";
import { capitalised, type Words } from "../words.ts";
import { sharesEvidence } from "./shares-evidence.ts";

/**
 * A distribution: counts and shares of the cohort, of its reference population, and what separates them; with
 * intervals and tests where the study declares a reading.
 */
export function sharesTable(subject: Subject): FigureTable {
  const { indicator, words } = subject;
  const cohort = cohortOf(subject);
  const reference = referenceOf(subject);
  const against = againstOf(subject);
  // The population as published is shown beside what is left of it without the cohort.
  const populations = [cohort, reference, against].filter(
    (population, at, all): population is Population =>
      population !== null && all.findIndex((other) => other?.people.name === population.people.name) === at,
  );
  const evidence = sharesEvidence(subject);
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      ...populations.map(({ people }) => ({
        head: capitalised(people.name),
        under: [words.say("column.count"), words.say("column.share")],
      })),
      ...(reference === null ? [] : [{ head: words.say("column.gapTo", { people: reference.people.name }) }]),
      ...evidence.columns,
    ],
    groups: [
      {
        heading: null,
        rows: codesOf(cohort.line, populations).map((code) => ({
          heading: labelOf(subject, indicator.of, code),
          cells: [
            ...populations.flatMap(({ line }) => [
              countCell(line, code, words),
              shareCell(line, code, words),
            ]),
            ...(reference === null
              ? []
              : [gapCell(difference(shareOf(cohort.line, code), shareOf(reference.line, code)), words)]),
            ...evidence.cells(code),
          ],
        })),
      },
    ],
  };
}

function codesOf(line: Line, populations: readonly Population[]): readonly string[] {
  return [...line.counts.keys()].filter(
    (code) =>
      !line.outside.has(code) || populations.some((population) => population.line.counts.get(code) !== 0),
  );
}

export function countCell(line: Line, code: string, words: Words): string {
  const count = line.counts.get(code);
  if (count === undefined) return words.say("cell.nothing");
  return countText(count, line.min, words);
}

export function shareCell(line: Line, code: string, words: Words): string {
  if (line.outside.has(code)) return words.say("cell.outside");
  if (code === total) return outsideOf(line) === 0 ? words.percent(1, 1) : words.say("cell.nothing");
  return shareText(line, code, words, 1);
}

export function gapCell(gap: number | null, words: Words): string {
  return gap === null ? words.say("cell.nothing") : words.points(gap, 1);
}
