import {
  type Canvas,
  type Drawing,
  journey as drawJourney,
  drawnSeverities,
  type Journey,
  notesOf,
  type StepSquares,
  stepSquares,
} from "@vigie/drawing";
import { isSmallBase, ranked, type Subject } from "@vigie/tables";
import type { FigureKind, FigureTable } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import {
  isJourney,
  type JourneyStep,
  journeysOf,
  type NotedObstacle,
  type ServiceJourney,
} from "../journeys.ts";
import { countedCell, numberCell } from "../table-cell.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Obstacles in view at a step. */
const obstaclesMax = 3;

/** Tests of online procedures: how far they go, step by step, and what stands in the way. */
export const journeyFigure: FigureKind = {
  shows: isJourney,
  make: (subject) => {
    const journeys = journeysOf(subject);
    return {
      ...figureTexts(subject, {
        ...findingOf(subject, journeys),
        subtitle: subtitleOf(journeys),
        alternative: journeys
          .map((each) => (journeys.length === 1 ? alternativeOf : shortAlternativeOf)(subject, each))
          .join(" "),
      }),
      ...drawingsOf(subject, (canvas) => draw(canvas, subject, journeys)),
      remarks: [],
      table: tableOf(subject, journeys),
    };
  },
};

function subtitleOf(journeys: readonly ServiceJourney[]) {
  if (journeys.length > 1) return areSmall(journeys) ? "journey.subtitleTests" : "journey.subtitleShares";
  return areSmall(journeys) ? "journey.subtitleSmall" : "journey.subtitle";
}

/** The steps of one service with the obstacles noted at each; of several, how many reach each: the table has the obstacles. */
function draw(canvas: Canvas, subject: Subject, journeys: readonly ServiceJourney[]): Drawing {
  const [only, ...others] = journeys;
  return only === undefined || others.length > 0
    ? stepSquares(canvas, squaresOf(subject, journeys))
    : drawJourney(canvas, drawnOf(subject, only));
}

function squaresOf(subject: Subject, journeys: readonly ServiceJourney[]): StepSquares {
  const { formatter } = subject;
  return {
    services: journeys.map((journey) => ({
      name: journey.label,
      steps: journey.steps.map((step, at) => ({
        wording: step.reached === null ? null : squareText(step, formatter),
        isStop: lossAt(journey, at) > 0,
      })),
      sentences: [stopsText(subject, journey), notedText(subject, journey)].filter((words) => words !== ""),
    })),
    names: {
      reached: formatter.message("journey.squareReached"),
      stops: formatter.message("journey.squareStops"),
    },
  };
}

/** « 6 », « 75 % » */
function squareText({ reached, count, tests }: Reached, formatter: Subject["formatter"]): string {
  return isSmallBase(tests) && count !== null ? formatter.count(count) : formatter.percent(reached ?? 0);
}

/** Part of the tests that stop before a step; 0 where it is not known. */
function lossAt({ steps }: ServiceJourney, at: number): number {
  const reached = steps[at]?.reached ?? null;
  const before = at === 0 ? 1 : (steps[at - 1]?.reached ?? null);
  return reached === null || before === null ? 0 : before - reached;
}

/** Before which steps tests stop, in words; empty where none does. */
function stopsText({ formatter }: Subject, journey: ServiceJourney): string {
  const stops = journey.steps.flatMap(({ label }, at) =>
    lossAt(journey, at) > 0 ? [formatter.message("journey.step", { step: label })] : [],
  );
  return stops.length === 0 ? "" : formatter.message("journey.stops", { steps: formatter.list(stops) });
}

/** The obstacle that is noted the most, over all steps; empty where none is. */
function notedText({ formatter }: Subject, journey: ServiceJourney): string {
  const most = mostNoted(journey);
  return most === undefined ? "" : formatter.message("journey.noted", { obstacle: most });
}

function drawnOf({ formatter }: Subject, { steps }: ServiceJourney): Journey {
  return {
    steps: steps.map(({ obstacles, ...step }) => ({
      label: step.label,
      reached: step.reached,
      wording: reachedText(step, formatter),
      obstacles: (obstacles ?? []).slice(0, obstaclesMax),
      rest: Math.max(0, (obstacles ?? []).length - obstaclesMax),
    })),
    names: {
      severity: {
        minor: formatter.message("journey.minor"),
        major: formatter.message("journey.major"),
        blocking: formatter.message("journey.blocking"),
      },
      reached: formatter.message("journey.reached"),
      obstacles: formatter.message("journey.obstacles"),
      noObstacle: formatter.message(
        steps.some(({ obstacles }) => obstacles !== null) ? "journey.noObstacle" : "journey.noRatings",
      ),
      others: (count) => formatter.message("journey.others", { count }),
    },
  };
}

type Reached = Pick<JourneyStep, "reached" | "count" | "tests">;

/** Whether shares are written as counts: no service was tested often enough for a percentage. */
function areSmall(journeys: readonly ServiceJourney[]): boolean {
  const known = journeys.flatMap(({ steps }) => steps).filter(({ reached }) => reached !== null);
  return known.length > 0 && known.every(({ tests }) => isSmallBase(tests));
}

/** « 6 sur 8 », « 75 % » */
function reachedText({ reached, count, tests }: Reached, formatter: Subject["formatter"]): string {
  if (reached === null) return formatter.message("cell.nothing");
  return isSmallBase(tests) && count !== null
    ? formatter.message("share.small", { count, base: tests })
    : formatter.percent(reached);
}

/** « 6 tests sur 8 », « 75 % des tests », and their number, as a verb wants it. */
function testsValues({ reached, count, tests }: Reached, formatter: Subject["formatter"]) {
  if (reached !== null && isSmallBase(tests) && count !== null)
    return { share: formatter.message("journey.testsSmall", { count, base: tests }), size: count };
  return {
    share:
      reached === null
        ? formatter.message("cell.nothing")
        : formatter.message("journey.tests", { share: formatter.percent(reached) }),
    size: 2,
  };
}

/** The procedure completed the least often, and its last step; undefined where none is known. */
function leastEnded(journeys: readonly ServiceJourney[]) {
  return journeys
    .flatMap((journey) => {
      const end = journey.steps.at(-1);
      return end === undefined || end.reached === null ? [] : [{ journey, end, share: end.reached }];
    })
    .toSorted((a, b) => a.share - b.share)[0];
}

/** The procedure completed the least often, and where most of its tests stop; its last known step is read aloud. */
function findingOf(
  { formatter }: Subject,
  journeys: readonly ServiceJourney[],
): Pick<FigureWords, "title" | "reading" | "values" | "read"> {
  const least = leastEnded(journeys);
  const step = least ? worstStep(least.journey) : null;
  const alone = step === null ? "journey.titleAll" : "journey.title";
  const read = least?.journey ?? journeys[0];
  const last = read?.steps.findLast(({ reached, tests }) => reached !== null && tests !== null);
  const isSmall = isSmallBase(last?.tests ?? null) && last?.count !== null;
  return {
    title: least && (journeys.length > 1 ? "journey.titleSeveral" : alone),
    reading: last && (isSmall ? "journey.readingSmall" : "journey.reading"),
    values: {
      service: read?.label ?? "",
      count: journeys.length,
      step: step ?? "",
      ...(least && testsValues(least.end, formatter)),
    },
    read: last && {
      step: last.label,
      count: last.count ?? 0,
      share: formatter.percent(last.reached ?? 0),
      base: isSmall ? (last.tests ?? 0) : formatter.count(last.tests ?? 0),
    },
  };
}

/** Where most tests stop, by name; null where none does. */
function worstStep(journey: ServiceJourney): string | null {
  const losses = journey.steps.map(({ label }, at) => ({ label, loss: lossAt(journey, at) }));
  const [worst] = ranked(losses, ({ loss }) => loss);
  return worst && worst.value > 0 ? worst.item.label : null;
}

function alternativeOf({ formatter }: Subject, { label, steps }: ServiceJourney): string {
  const wording = steps.map(({ obstacles, ...step }) => {
    const [first] = obstacles ?? [];
    return formatter.message(first ? "journey.alternativeStepObstacle" : "journey.alternativeStep", {
      step: step.label,
      share: reachedText(step, formatter),
      obstacle: first?.label ?? "",
    });
  });
  return formatter.message("journey.alternative", { service: label, steps: wording.join(", ") });
}

/** How many tests of a procedure reach its end, and what is noted most on the way. */
function shortAlternativeOf({ formatter }: Subject, journey: ServiceJourney): string {
  const end = journey.steps.at(-1);
  const most = mostNoted(journey);
  return formatter.message("journey.alternativeShort", {
    service: journey.label,
    ...testsValues(end ?? { reached: null, count: null, tests: null }, formatter),
    noted: most === undefined ? "no" : "yes",
    obstacle: most ?? "",
  });
}

/** The obstacle with the most notes over the steps of a service; undefined where none is noted. */
function mostNoted({ steps }: ServiceJourney): string | undefined {
  const noted = steps
    .flatMap(({ obstacles }) => obstacles ?? [])
    .map(({ label, notes }) => ({ label, count: notesOf(notes) ?? 0 }));
  const [most] = ranked([...Map.groupBy(noted, ({ label }) => label)], ([, alike]) =>
    alike.reduce((sum, { count }) => sum + count, 0),
  );
  return most?.item[0];
}

function tableOf({ formatter, table }: Subject, journeys: readonly ServiceJourney[]): FigureTable {
  return {
    columns: [
      { head: formatter.message("column.step") },
      { head: formatter.message("column.tests") },
      { head: formatter.message("column.reached") },
      { head: formatter.message("column.obstacles") },
    ],
    groups: journeys.map(({ label, steps }) => ({
      heading: label,
      rows: steps.map(({ label: step, reached, tests, obstacles }) => ({
        heading: step,
        cells: [
          countedCell(tests, table, formatter),
          numberCell(reached, (share) => formatter.percent(share, 1), formatter),
          (obstacles ?? []).length === 0
            ? formatter.message(obstacles === null ? "journey.noRatings" : "journey.noObstacle")
            : formatter.list((obstacles ?? []).map((obstacle) => obstacleText(obstacle, formatter))),
        ],
      })),
    })),
  };
}

/** « Second code (2 majeurs, 1 bloquant) » */
function obstacleText({ label, notes }: NotedObstacle, formatter: Subject["formatter"]): string {
  const wording = drawnSeverities
    .filter((severity) => notes[severity] !== 0)
    .map((severity) => {
      const count = notes[severity];
      return count === null
        ? formatter.message("journey.noteSecret", { severity: formatter.message(`journey.${severity}`) })
        : formatter.message(`journey.notes.${severity}`, { count });
    });
  return `${label} (${wording.join(", ")})`;
}
