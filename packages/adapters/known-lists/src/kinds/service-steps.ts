import { stepCode, stepColumns } from "@vigie/study";
import { readTests, type TestNote, testNotes } from "../service-test/read-tests.ts";
import type { Shape } from "../shape.ts";

/** Results of service tests, one row per step of a test. */
export const serviceSteps: Shape<TestNote> = {
  columns: ["step_of_test", "step", "device", "reached", "helped", "minutes"],
  knownBy: { written: "rows", names: stepColumns, serviceTest: "steps" },
  companions: [],
  noteFamily: "tests",
  notes: testNotes,
  async *convert(input, run) {
    for (const { id, service, device, steps } of await readTests(input, run, "service_steps"))
      for (const [step, { reached, helped, minutes }] of steps)
        yield [`${id}|${step}`, stepCode(service, step), device, reached ? "yes" : "no", helped, minutes];
  },
};
