import { csvLine } from "@vigie/files";
import {
  answerWords,
  qualityColumns,
  remarksColumn,
  type ServiceTest,
  severities,
  severityWords,
  stepColumns,
  type Window,
  yesOrNoWords,
} from "@vigie/study";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { dayNumber, inventedDay } from "../age-dates.ts";
import type { ServiceTestsFile, StepFile } from "./service-tests-file.ts";

/** Time of a step on a telephone, over that on a computer. */
const phoneMinutes = 4 / 3;
/** Tests follow one another, four a day, some weeks after the window opens. */
const daysBefore = 36;
const testsInDay = 4;

/**
 * The two files that testers would have filled: results, then quality; semicolons, as French spreadsheets write.
 * @param window of the tests: none is dated after it
 */
export function drawTests(
  { grid, window }: { readonly grid: ServiceTest; readonly window: Window },
  fiction: ServiceTestsFile,
  random: RandomGenerator,
): { readonly results: string; readonly quality: string } {
  const results: string[][] = [[...stepColumns, ...grid.obstacles.map(({ code }) => code), remarksColumn]];
  const quality: string[][] = [[...qualityColumns, remarksColumn]];
  let test = 0;
  for (const { code: tester } of grid.testers.map((code) => ({ code })))
    for (const service of grid.services)
      for (const device of grid.devices) {
        test++;
        const head = [String(test), tester, dayOfTest(test, window), service.code, device.code];
        let open = true;
        for (const { code } of service.steps) {
          const step = fiction.services[service.code]?.[code];
          if (step === undefined) throw new RangeError("a step without fiction passed the checks");
          if (!open) continue;
          const drawn = drawStep(
            { step, grid, fiction, slower: device.code === "phone" ? phoneMinutes : 1 },
            random,
          );
          open = drawn.reached;
          results.push([...head, code, ...drawn.cells, ""]);
        }
        const answers = answersOf(fiction, service.code);
        for (const { code } of grid.topics) {
          const answer = answers.get(code) ?? "not_applicable";
          quality.push([String(test), service.code, device.code, code, wordFor(answerWords, answer), ""]);
        }
      }
  return { results: text(results), quality: text(quality) };
}

interface Drawing {
  readonly step: StepFile;
  readonly grid: ServiceTest;
  readonly fiction: ServiceTestsFile;
  readonly slower: number;
}

function drawStep(
  { step, grid, fiction, slower }: Drawing,
  random: RandomGenerator,
): { readonly reached: boolean; readonly cells: readonly string[] } {
  const happens = (percent: number) => uniformFloat64(random) * 100 < percent;
  const reached = !happens(step.stops);
  const minutes = Math.max(1, Math.round(step.minutes * slower * (0.75 + uniformFloat64(random) / 2)));
  const levels = grid.obstacles.map(({ code }) => {
    const usual = severities.findIndex((level) => level.code === step.obstacles[code]);
    if (usual < 1 || !happens(fiction.noted)) return 0;
    if (!happens(fiction.disagreement)) return usual;
    return usual > 1 ? usual - 1 : usual + 1;
  });
  // What ends a test is as severe as can be.
  if (!reached) levels[levels.indexOf(Math.max(...levels))] = severities.length - 1;
  return {
    reached,
    cells: [
      yesOrNo(reached),
      String(minutes),
      step.systems.join("+"),
      String(step.round_trips),
      yesOrNo(happens(step.helped)),
      String(step.documents),
      ...levels.map((level) => (level === 0 ? "" : wordFor(severityWords, severities[level]?.code ?? ""))),
    ],
  };
}

function answersOf({ quality }: ServiceTestsFile, service: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(quality[service] ?? {}).flatMap(([answer, topics]) =>
      topics.map((topic) => [topic, answer] as const),
    ),
  );
}

/** The word that stands for a code in a file of results. */
function wordFor(words: ReadonlyMap<string, string>, code: string): string {
  return [...words].find(([, stands]) => stands === code)?.[0] ?? "";
}

function yesOrNo(holds: boolean): string {
  return wordFor(yesOrNoWords, holds ? "yes" : "no");
}

function dayOfTest(test: number, { from, to }: Window): string {
  const day = dayNumber(from) + daysBefore + Math.floor((test - 1) / testsInDay);
  return inventedDay(Math.min(day, dayNumber(to)));
}

function text(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => csvLine(row, { delimiter: ";", end: "\n", quotes: "needed" })).join("");
}
