import { z } from "zod";

/** Part of `fiction.yaml` from which fictitious results of tests of online services are drawn. */

const name = z.string().min(1);
const percent = z.number().min(0).max(100);

const step = z.strictObject({
  /** On a computer; on a telephone it takes a third more. */
  minutes: z.number().min(0),
  /** Percentage of the tests that get here and end here. */
  stops: percent.default(0),
  helped: percent.default(0),
  systems: z.array(name).default([]),
  round_trips: z.int().min(0).default(0),
  documents: z.int().min(0).default(0),
  /** Obstacles met here, and how severe they mostly are. */
  obstacles: z.record(name, z.enum(["minor", "major", "blocking"])).default({}),
});

export const serviceTestsFile = z.strictObject({
  assumption: name,
  /** Percentage of the tests that note an obstacle where it stands. */
  noted: percent,
  /** Percentage of the notes that are one level away. */
  disagreement: percent,
  /** Each tester tests each service once on each device. */
  services: z.record(name, z.record(name, step)),
  /** Topics by answer, for each service; those left out are not applicable. */
  quality: z.record(
    name,
    z.strictObject({
      yes: z.array(name).default([]),
      partly: z.array(name).default([]),
      no: z.array(name).default([]),
    }),
  ),
});

export type ServiceTestsFile = z.infer<typeof serviceTestsFile>;
export type StepFile = z.infer<typeof step>;
