import { writeSync } from "node:fs";
import { z } from "zod";
import { answerBatch } from "../src/deposits/batch.ts";
import { openHub } from "../src/hub.ts";
import { roles } from "../src/rules/roles.ts";
import { settingsOf } from "./fixture.ts";

/**
 * Answers for all bundles of a group, then says so: a process that `killed-batches.test.ts` kills at one of its writes, or the
 * one of so many times that it asks what time it is, which is in the middle of its transaction.
 */
const [folder = "", database = "", answer = "", killAt = ""] = process.argv.slice(2);
const { person, ...asked } = z
  .object({
    person: z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      institution: z.string(),
      role: z.enum(roles),
    }),
    campaign: z.string(),
    group: z.string(),
    reasons: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(answer));
let asking = 0;
const now = () => {
  if (process.env.ARMED === "1" && ++asking === Number(killAt)) process.kill(process.pid, "SIGKILL");
  return new Date();
};
const hub = await openHub(settingsOf(folder, { databaseUrl: database === "" ? null : database }), {
  now,
  send: async () => false,
  log: () => {},
});
process.env.ARMED = "1";
await answerBatch(hub, person, { ...asked, reasons: new Map(Object.entries(asked.reasons)) });
writeSync(1, "answered\n");
process.env.ARMED = "";
await hub.database.destroy();
