import { stepColumns } from "@vigie/study";
import { readTests, type StepRecord, type TestNote, testNotes } from "../service-test/read-tests.ts";
import type { Shape } from "../shape.ts";

/** Results of tests of online services. One row per test. */
export const serviceTests: Shape<TestNote> = {
  columns: ["test", "service", "device", "completed", "minutes", "systems", "round_trips", "documents"],
  knownBy: { written: "rows", names: stepColumns, serviceTest: "tests" },
  companions: [],
  noteFamily: "tests",
  notes: testNotes,
  async *convert(input, run) {
    for (const { id, service, device, steps } of await readTests(input, run, "service_tests")) {
      const all = [...steps.values()];
      const completed = all.every(({ reached }) => reached);
      const timed = all.every(({ minutes }) => minutes !== "");
      if (completed && !timed) run.note("untimed");
      const systems = new Set(all.flatMap((step) => step.systems));
      yield [
        id,
        service,
        device,
        completed ? "yes" : "no",
        completed && timed ? sum(all, ({ minutes }) => minutes) : "",
        systems.size === 0 ? "" : String(systems.size),
        sum(all, ({ roundTrips }) => roundTrips),
        sum(all, ({ documents }) => documents),
      ];
    }
  },
};

/** Sum of what was noted; empty where nothing was. */
function sum(steps: readonly StepRecord[], part: (step: StepRecord) => string): string {
  const noted = steps.map(part).filter((text) => text !== "");
  return noted.length === 0 ? "" : String(noted.reduce((total, text) => total + Number(text), 0));
}
