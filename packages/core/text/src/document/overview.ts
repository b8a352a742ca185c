import { bothSizes, stackedBars } from "@vigie/drawing";
import {
  countAndShareCells,
  countAndShareColumn,
  groupBar,
  groupIndicators,
  groupSum,
  markedPartner,
  type NoteParts,
  oneGroup,
  partnerName,
  protectionSentence,
  reachedElsewhere,
  roundedRemark,
  sourceText,
} from "@vigie/findings";
import { groups } from "@vigie/table";
import { cohortOf, type Population, type Subject, subjectIn, type TextEvidence } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { plainInlines } from "../block.ts";
import type { ShownFigure } from "./publication.ts";

/** The groups of every population whose table has arrived; null where there is only one to show. */
export function overviewOf(evidence: TextEvidence): ShownFigure | null {
  const { formatter } = evidence;
  const [first, ...others] = groupIndicators(evidence.study).flatMap(
    ({ id }) => subjectIn(id, evidence) ?? [],
  );
  if (first === undefined || others.length === 0) return null;
  const subjects = [first, ...others] as const;
  const populations = subjects.map(cohortOf);
  const shares = populations.flatMap(({ line }) => reachedElsewhere(line) ?? []);
  if (shares.length < populations.length) return null;
  const title = formatter.message("findings.overview", {
    least: formatter.percent(Math.min(...shares)),
    most: formatter.percent(Math.max(...shares)),
  });
  const canvas = { id: "overview", fictitious: subjects.some(({ fictitious }) => fictitious), formatter };
  const bars = subjects.map((subject, at) => ({
    ...groupBar(cohortOf(subject), subject),
    sum: groupSum(
      cohortOf(subject).line,
      { codes: ["mixed", "direct"], label: at === 0 ? formatter.message("findings.overviewSum") : "" },
      formatter,
    ),
  }));
  const wording = bars.map(({ label, parts }) =>
    formatter.message("groups.alternative", {
      people: label,
      shares: parts
        .flatMap(({ name, share }) =>
          share === null || share === 0 ? [] : [`${name} ${formatter.percent(share)}`],
        )
        .join(", "),
    }),
  );
  const note = overviewNote(subjects, populations);
  return {
    kind: "figure",
    number: null,
    inSynthesis: true,
    id: "overview",
    title: plainInlines(title),
    caption: formatter.message("findings.overviewSubtitle"),
    indicators: subjects.map(({ indicator }) => indicator.id),
    note,
    figure: {
      title,
      subtitle: formatter.message("findings.overviewSubtitle"),
      alternative: wording.join(" "),
      ...bothSizes(canvas, (each) => stackedBars(each, bars)),
      reading: note.reading,
      remarks: [],
      table: {
        columns: [
          { head: formatter.message("column.population") },
          ...groups.map((group) => countAndShareColumn(formatter.message(`group.${group}`), formatter)),
        ],
        groups: oneGroup(
          populations.map(({ people, line }) => ({
            heading: capitalised(people.name),
            cells: groups.flatMap((group) => countAndShareCells(line.cell(group), formatter)),
          })),
        ),
      },
    },
  };
}

function overviewNote(
  subjects: readonly [Subject, ...Subject[]],
  populations: readonly Population[],
): NoteParts {
  const [first] = subjects;
  const { formatter } = first;
  const { line, people } = cohortOf(first);
  const periods = [...new Set(subjects.map(({ source }) => formatter.period(source.window)))];
  const partner = formatter.list([...new Set(subjects.map(partnerName))]);
  const share = reachedElsewhere(line);
  const tables = subjects.map(({ table }) => table);
  const rounded = roundedRemark(
    populations.map((population) => population.line),
    formatter,
  );
  return {
    warnings: [],
    tests: [],
    reading:
      share === null
        ? null
        : formatter.message("findings.overviewReading", {
            share: formatter.percent(share),
            of: people.of,
            mixed: formatter.percent(line.cell("mixed").share ?? 0),
            direct: formatter.percent(line.cell("direct").share ?? 0),
          }),
    scope: formatter.message("note.scope", {
      people: formatter.list(populations.map((population) => population.people.name)),
      period: formatter.list(periods),
    }),
    method:
      rounded.length === 0
        ? null
        : { text: rounded.join(formatter.message("note.separator")), anchor: "parts" },
    partner: markedPartner(partner, tables, formatter),
    source: sourceText(first, { partner, tables }),
    protection: protectionSentence(tables, formatter),
  };
}
