import { stepCode, stepColumns } from "@vigie/study";
import { gridOf, readTests, type TestNote, testNotes } from "../service-test/read-tests.ts";
import type { Shape } from "../shape.ts";

/**
 * Results of service tests, one row per obstacle at a step of a test, noted or not: `none` where the step was reached and
 * nothing noted, unknown where it was not reached. Methods, section 6.
 */
export const serviceRatings: Shape<TestNote> = {
  columns: ["rating", "step", "device", "obstacle", "severity", "first"],
  knownBy: { written: "rows", names: stepColumns, serviceTest: "ratings" },
  companions: [],
  noteFamily: "tests",
  notes: testNotes,
  async *convert(input, run) {
    const { obstacles } = gridOf(run.study, input.shown);
    for (const { id, service, device, steps, first } of await readTests(input, run, "service_ratings"))
      for (const [step, { reached, severities }] of steps)
        for (const { code } of obstacles)
          yield [
            `${id}|${step}|${code}`,
            stepCode(service, step),
            device,
            code,
            severities.get(code) ?? (reached ? "none" : ""),
            first ? "yes" : "no",
          ];
  },
};
