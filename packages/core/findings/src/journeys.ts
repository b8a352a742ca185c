import { drawnSeverities, type Severity } from "@vigie/drawing";
import { contentOf, type Indicator, stepCode } from "@vigie/study";
import { total } from "@vigie/table";
import { labelOf, type Subject, subjectIn, tableViewOf } from "@vigie/tables";
import type { IndicatorContext } from "./figure-kind.ts";

/** Steps of one tested service, in order, as the tests met them. */
export interface ServiceJourney {
  readonly service: string;
  readonly label: string;
  readonly steps: readonly JourneyStep[];
}

export interface JourneyStep {
  readonly code: string;
  readonly label: string;
  /** In 0..1; null where hidden. */
  readonly reached: number | null;
  readonly tests: number | null;
  /** Tests that reached it, as counted; null where hidden. */
  readonly count: number | null;
  /** The most noted first; null where the study publishes none. */
  readonly obstacles: readonly NotedObstacle[] | null;
}

export interface NotedObstacle {
  readonly code: string;
  readonly label: string;
  readonly notes: Readonly<Record<Severity, number | null>>;
}

/** Whether an indicator says which steps of the tested services were reached. */
export function isJourney({ indicator, source, study }: IndicatorContext): boolean {
  return (
    study.serviceTest !== null &&
    source.serviceTest === "steps" &&
    contentOf(indicator).groupedBy === "step" &&
    indicator.of === "reached"
  );
}

/** One per tested service, in the order of the grid. */
export function journeysOf(subject: Subject): readonly ServiceJourney[] {
  const { study, formatter } = subject;
  const ratings = ratingsOf(subject);
  return (study.serviceTest?.services ?? [])
    .map(({ code: service, label, steps }) => ({
      service,
      label: formatter.text(label),
      steps: steps.map(({ code: step, label: name }) => {
        const code = stepCode(service, step);
        const { counted, base, cell } = tableViewOf(subject).line({ step: code });
        const { share: reached, count } = cell("yes");
        return {
          code,
          label: formatter.text(name),
          reached,
          count: reached === null ? null : (count ?? 0),
          tests: counted.has(total) ? base : 0,
          obstacles: ratings === null ? null : obstaclesAt(ratings, code),
        };
      }),
    }))
    .filter(({ steps: tested }) => tested.some(({ tests }) => tests !== 0))
    .toSorted((a, b) => endOf(a) - endOf(b));
}

/** How often its last step is reached: procedures that fail most come first. */
function endOf({ steps }: ServiceJourney): number {
  return steps.at(-1)?.reached ?? 1;
}

/** The published table of severities by step and obstacle; null where the study has none. */
function ratingsOf(subject: Subject): Subject | null {
  const isRatings = (indicator: Indicator) =>
    subject.study.sources.get(indicator.source)?.serviceTest === "ratings" &&
    indicator.of === "severity" &&
    contentOf(indicator).crossed.join() === "step,obstacle";
  const found = [...subject.study.indicators.values()].find(isRatings);
  return found === undefined ? null : subjectIn(found.id, subject);
}

function obstaclesAt(ratings: Subject, step: string): readonly NotedObstacle[] {
  const { source } = ratings;
  const count = ({ notes }: NotedObstacle) =>
    drawnSeverities.reduce((sum, severity) => sum + (notes[severity] ?? 0), 0);
  const isNoted = ({ notes }: NotedObstacle) => drawnSeverities.some((severity) => notes[severity] !== 0);
  return (source.attributes.get("obstacle")?.codes ?? [])
    .map(({ code }) => {
      const line = tableViewOf(ratings).line({ step, obstacle: code });
      const at = (severity: Severity) => line.cell(severity).count;
      return {
        code,
        label: labelOf(ratings, "obstacle", code),
        notes: { minor: at("minor"), major: at("major"), blocking: at("blocking") },
      };
    })
    .filter(isNoted)
    .toSorted((a, b) => count(b) - count(a));
}
