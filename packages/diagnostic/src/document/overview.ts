import { stackedBars } from "@vigie/drawing";
import { groups } from "@vigie/table";
import { capitalised } from "@vigie/words";
import { plain } from "../block.ts";
import { partnerOf } from "../gather.ts";
import { groupBar } from "../group-bar.ts";
import { groupIndicators } from "../group-indicators.ts";
import { shareOf } from "../line.ts";
import type { NoteParts } from "../notes/note-of.ts";
import { protectionSentence, type ShownPolicy, secrecyOf } from "../notes/protection.ts";
import { roundedRemark } from "../notes/remarks.ts";
import { cohortOf, type Population } from "../populations.ts";
import { reachedElsewhere } from "../reached-elsewhere.ts";
import { type Subject, subjectIn } from "../subject.ts";
import { countCell, shareCell } from "../tables/shares-table.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { ShownFigure } from "./publication.ts";

/** The groups of every population whose table has arrived; null where there is only one to show. */
export function overviewOf(evidence: TextEvidence): ShownFigure | null {
  return overview(groupIndicators(evidence.study).flatMap(({ id }) => subjectIn(id, evidence) ?? []));
}

interface Rendered {
  readonly subject: Subject;
  readonly population: Population;
}

function overview(subjects: readonly Subject[]): ShownFigure | null {
  const rendered = subjects.map((subject) => ({ subject, population: cohortOf(subject) }));
  const [first] = rendered;
  const populations = rendered.map(({ population }) => population);
  const shares = populations.flatMap(({ line }) => reachedElsewhere(line) ?? []);
  if (first === undefined || populations.length < 2 || shares.length < populations.length) return null;
  const { formatter } = first.subject;
  const title = formatter.message("findings.overview", {
    least: formatter.percent(Math.min(...shares)),
    most: formatter.percent(Math.max(...shares)),
  });
  const canvas = { id: "overview", fictitious: subjects.some(({ fictitious }) => fictitious), formatter };
  const bars = populations.map((population) => groupBar(population, formatter));
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
  const note = overviewNote(rendered, first);
  return {
    kind: "figure",
    number: null,
    inSynthesis: true,
    id: "overview",
    title: plain(title),
    caption: formatter.message("findings.overviewSubtitle"),
    indicators: subjects.map(({ indicator }) => indicator.id),
    note,
    figure: {
      title,
      subtitle: formatter.message("findings.overviewSubtitle"),
      alternative: wording.join(" "),
      wide: stackedBars({ ...canvas, size: "wide" }, bars),
      narrow: stackedBars({ ...canvas, size: "narrow" }, bars),
      reading: note.reading,
      remarks: [],
      table: {
        columns: [
          { head: formatter.message("column.population") },
          ...groups.map((group) => ({
            head: formatter.message(`group.${group}`),
            under: [formatter.message("column.count"), formatter.message("column.share")],
          })),
        ],
        groups: [
          {
            heading: null,
            rows: populations.map(({ people, line }) => ({
              heading: capitalised(people.name),
              cells: groups.flatMap((group) => [
                countCell(line, group, formatter),
                shareCell(line, group, formatter),
              ]),
            })),
          },
        ],
      },
    },
  };
}

function overviewNote(rendered: readonly Rendered[], { subject, population }: Rendered): NoteParts {
  const { formatter, study } = subject;
  const periods = [...new Set(rendered.map((own) => formatter.period(own.subject.source.window)))];
  const partners = rendered.map((own) => formatter.text(partnerOf(own.subject.source.id, study).label));
  const share = reachedElsewhere(population.line);
  const rounded = roundedRemark(
    rendered.map((own) => own.population.line),
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
            of: population.people.of,
            mixed: formatter.percent(shareOf(population.line, "mixed") ?? 0),
            direct: formatter.percent(shareOf(population.line, "direct") ?? 0),
          }),
    scope: formatter.message("note.scope", {
      people: formatter.list(rendered.map((own) => own.population.people.name)),
      period: formatter.list(periods),
    }),
    method:
      rounded.length === 0
        ? null
        : { text: rounded.join(formatter.message("note.separator")), anchor: "parts" },
    partner: formatter.list([...new Set(partners)]),
    source: formatter.message("note.source", {
      partner: formatter.list([...new Set(partners)]),
      study: formatter.text(study.title),
      version: study.version,
      secrecy: secrecyOf(subject, policyOf(subject)),
    }),
    protection: protectionSentence(
      rendered.map((own) => own.subject.table),
      formatter,
    ),
  };
}

/** That of the bundle; the study's where there is none. */
function policyOf({ gathered, indicator, study }: Subject): ShownPolicy {
  const held = gathered.get(indicator.id);
  return held?.state === "published"
    ? held.bundle.manifest.policy
    : { min: study.disclosure.min, small: "hidden" };
}
