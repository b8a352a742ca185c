import { type Fiction, parseFiction } from "@vigie/fiction";
import { contentOf, editedYaml, laterWindow, periodChange, type Study, valueOfPart } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { cliInputError, cliProblem } from "../problems.ts";
import { rightStudy } from "../study/study-mistakes.ts";
import { type DemoFiction, demoFiction } from "./demo-data.ts";

/** A share that moves, as a person writes it, and the first edition where it has moved. */
interface DatedDrift {
  readonly drift: string;
  readonly from: number;
}

interface Asked {
  readonly sizes: readonly string[];
  readonly drifts: readonly DatedDrift[];
}

/**
 * `allocataires.group.digital=+5@6` moves from the sixth edition on; without an edition, in the last one.
 * @throws {VigieErrors} every one that moves after the last edition
 */
export function driftsOf(written: readonly string[], editions: number): readonly DatedDrift[] {
  const drifts = written.map((text) => {
    const [drift = "", from] = text.split(/@(?=\d+$)/);
    return { drift, from: from === undefined ? editions : Number(from) };
  });
  const late = drifts.filter(({ from }) => from > editions);
  if (late.length > 0)
    throw new VigieErrors(
      late.map(({ drift }) => cliProblem("cli/drift-after-editions", {}, { drift, editions })),
    );
  return drifts;
}

/** What is asked of one edition, from 1. */
export function driftedAt({ sizes, drifts }: Asked, edition: number): Parameters<typeof demoFiction>[2] {
  return { sizes, drifts: drifts.filter(({ from }) => from <= edition).map(({ drift }) => drift), edition };
}

type FormerPart = Fiction["editions"]["former"][number];

/** What the study's own fiction says of definitions before a break; none where it has mistakes, which `demoFiction` names. */
async function formerParts(files: ReadonlyMap<string, string>): Promise<readonly FormerPart[]> {
  const text = files.get("fiction.yaml");
  const parsed = text === undefined ? null : parseFiction(text, "fiction.yaml", await rightStudy(files));
  return parsed !== null && "fiction" in parsed ? parsed.fiction.editions.former : [];
}

/** The files of a study whose editions are all invented: its breaks are those of its fiction, not since one of the author's. */
export async function withInventedBreaks(
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const own = new Map(files);
  own.delete("breaks.yaml");
  const former = await formerParts(own);
  const breaks = Object.fromEntries(former.map(({ breaks: name, why }) => [name, why]));
  if (former.length > 0) own.set("breaks.yaml", JSON.stringify({ breaks }));
  return own;
}

function withFormerPart(files: Map<string, string>, { file, path, value }: FormerPart): void {
  const text = files.get(file) ?? "";
  if (valueOfPart(text, path) === undefined)
    throw cliInputError("cli/former-of-nothing", { file: "fiction.yaml" }, { file, path: path.join(".") });
  files.set(file, editedYaml(text, [{ path, value }]));
}

/**
 * The editions before that of the study, the oldest first: the same files, one period earlier each.
 * @throws {VigieErrors} as `demoFiction`
 */
export async function earlierDemos(
  files: ReadonlyMap<string, string>,
  asked: Asked,
  editions: number,
): Promise<readonly DemoFiction[]> {
  const study = await rightStudy(files);
  const former = await formerParts(files);
  const demos: DemoFiction[] = [];
  for (let edition = 1; edition < editions; edition++) {
    const window = laterWindow(study.window, { period: study.window, editions: edition - editions });
    const moved = new Map([...files, ...periodChange(files, study, window).files]);
    for (const [path, text] of moved) moved.set(path, withEarlierDates(text, study, edition - editions));
    moved.set(
      "study.yaml",
      editedYaml(moved.get("study.yaml") ?? "", [
        { path: ["version"], value: `${study.version}-${edition}` },
      ]),
    );
    for (const part of former) if (edition <= part.until) withFormerPart(moved, part);
    demos.push(demoFiction(moved, await rightStudy(moved), driftedAt(asked, edition)));
  }
  return demos;
}

/** Days at which places are counted are those of the period: a rate that kept its day would be another one in each edition. */
function withEarlierDates(text: string, { indicators, window }: Study, editions: number): string {
  const days = new Set(
    [...indicators.values()].flatMap((indicator) => contentOf(indicator).rate?.date ?? []),
  );
  return [...days].reduce((dated, day) => {
    const { from } = laterWindow({ from: day, to: day }, { period: window, editions });
    return dated.replaceAll(`date: ${day}`, `date: ${from}`);
  }, text);
}
