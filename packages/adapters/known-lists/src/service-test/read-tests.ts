import type { NoteEffect } from "@vigie/files";
import {
  remarksColumn,
  type ServiceTest,
  type StepColumn,
  type Study,
  severityWords,
  stepColumns,
  type TestedService,
  yesOrNoWords,
} from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { rowsUnder } from "../header.ts";
import { shapesInputError, shapesProblem } from "../problems.ts";
import type { ShapeInput, ShapeRun } from "../shape.ts";
import { identityCodes, type SheetCells, sheetCells } from "./cells.ts";

/** One test of one service by one person on one device. */
export interface TestRecord {
  readonly id: string;
  readonly tester: string;
  readonly day: string;
  readonly service: string;
  readonly device: string;
  /** By code of the step, in the order of the grid; a step without a line was not reached. */
  readonly steps: ReadonlyMap<string, StepRecord>;
  /** Nobody tested this service on this device before under the same code. */
  readonly first: boolean;
}

export interface StepRecord {
  readonly reached: boolean;
  /** Numbers as texts; empty where nothing was noted. */
  readonly minutes: string;
  readonly roundTrips: string;
  readonly documents: string;
  readonly systems: readonly string[];
  readonly helped: string;
  /** By obstacle: those noted. */
  readonly severities: ReadonlyMap<string, string>;
}

/**
 * The tests that a file of results holds, in its order.
 * @throws {VigieErrors} what is not of the grid, with the first line where it stands
 */
export async function readTests(
  input: ShapeInput,
  { study, day, note }: Pick<ShapeRun<TestNote>, "study" | "day" | "note">,
  shape: string,
): Promise<readonly TestRecord[]> {
  const grid = gridOf(study, input.shown);
  const obstacles = grid.obstacles.map(({ code }) => code);
  const cells = sheetCells(input.shown);
  const tests = new Map<string, Draft>();
  const rows = rowsUnder(input, {
    shape,
    columns: [...stepColumns, ...obstacles],
    skipped: (line) => note("above_header", line),
    header: (names) => refuseColumns(names, [...stepColumns, ...obstacles, remarksColumn], input.shown),
  });
  for await (const row of rows) {
    const { line, values } = row;
    cells.within(row);
    const at = (column: string, position: number) => ({ column, line, text: values[position] ?? "" });
    const cell = (column: StepColumn) => at(column, stepColumns.indexOf(column));
    if (values.slice(stepColumns.indexOf("atteinte")).every((text) => text.trim() === "")) {
      note("left_empty", line);
      continue;
    }
    const id = cell("test").text.trim();
    const named = cells.needed(cell("service"), identityCodes(grid.services));
    const service = grid.services.find(({ code }) => code === named);
    const head = {
      tester: cells.needed(cell("testeur"), new Map(grid.testers.map((code) => [code, code]))),
      day: cells.day(cell("date")),
      device: cells.needed(cell("appareil"), identityCodes(grid.devices)),
    };
    if (service === undefined) continue;
    const step = cells.needed(cell("etape"), identityCodes(service.steps));
    if (step === "") continue;
    const draft = tests.get(id) ?? { id, service, ...head, lines: [line], steps: new Map() };
    tests.set(id, draft);
    const place = { file: input.shown, line };
    if (
      id === "" ||
      draft.service !== service ||
      draft.tester !== head.tester ||
      draft.device !== head.device
    )
      cells.wrong(shapesProblem("shapes/grid-test-mixed", place));
    else if (draft.steps.has(step)) cells.wrong(shapesProblem("shapes/grid-line-twice", place));
    draft.steps.set(step, {
      reached: cells.needed(cell("atteinte"), yesOrNoWords) === "yes",
      minutes: cells.number(cell("minutes")),
      roundTrips: cells.number(cell("allers_retours")),
      documents: cells.number(cell("documents")),
      systems: cell("systemes")
        .text.split(/[+,;/]/)
        .map((name) => name.trim().toLowerCase())
        .filter(Boolean),
      helped: cells.code(cell("aide"), yesOrNoWords),
      severities: severitiesOf(obstacles, cells, (position) =>
        at(obstacles[position] ?? "", stepColumns.length + position),
      ),
    });
  }
  cells.end();
  return recordsOf([...tests.values()], day, note);
}

type Draft = Omit<TestRecord, "service" | "first" | "steps"> & {
  readonly service: TestedService;
  readonly lines: readonly number[];
  readonly steps: Map<string, StepRecord>;
};

/** @throws {VigieErrors} where the study tests no service */
export function gridOf({ serviceTest }: Study, file: string): ServiceTest {
  if (serviceTest === null) throw shapesInputError("shapes/grid-absent", { file });
  return serviceTest;
}

/** A column that the grid does not know may be an obstacle that its study forgot: it is not passed over. */
export function refuseColumns(names: readonly string[], known: readonly string[], file: string): void {
  const unknown = names.filter((name) => name !== "" && !known.includes(name));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((name) =>
        shapesProblem(
          "shapes/grid-column-unknown",
          { file },
          { column: textValue(name), known: textValue(known.join(", ")) },
        ),
      ),
    );
}

function severitiesOf(
  obstacles: readonly string[],
  cells: SheetCells,
  cellAt: (position: number) => Parameters<SheetCells["code"]>[0],
): ReadonlyMap<string, string> {
  return new Map(
    obstacles
      .map((obstacle, position) => [obstacle, cells.code(cellAt(position), severityWords)] as const)
      .filter(([, severity]) => severity !== ""),
  );
}

function recordsOf(
  drafts: readonly Draft[],
  day: string,
  note: ShapeRun<TestNote>["note"],
): readonly TestRecord[] {
  const before = new Set<string>();
  return drafts.flatMap(({ lines, service, steps, ...test }) => {
    const [line = 0] = lines;
    if (test.day > day) {
      note("after_run", line);
      return [];
    }
    const same = [test.tester, service.code, test.device].join("|");
    const first = !before.has(same);
    before.add(same);
    if (!first) note("repeated", line);
    if (service.steps.some(({ code }) => !steps.has(code))) note("steps_absent", line);
    if ([...steps.values()].some(({ reached, severities }) => !reached && severities.size > 0))
      note("noted_unreached", line);
    const all = service.steps.map(({ code }) => [code, steps.get(code) ?? unreached] as const);
    return [{ ...test, service: service.code, steps: new Map(all), first }];
  });
}

const unreached: StepRecord = {
  reached: false,
  minutes: "",
  roundTrips: "",
  documents: "",
  systems: [],
  helped: "",
  severities: new Map(),
};

export type TestNote =
  | "above_header"
  | "left_empty"
  | "after_run"
  | "repeated"
  | "steps_absent"
  | "noted_unreached"
  | "untimed";

export const testNotes: Readonly<Record<TestNote, NoteEffect>> = {
  above_header: "set_aside",
  left_empty: "set_aside",
  after_run: "set_aside",
  repeated: "noticed",
  steps_absent: "noticed",
  noted_unreached: "noticed",
  untimed: "noticed",
};
