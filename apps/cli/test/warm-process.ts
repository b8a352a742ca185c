import { main } from "../src/main.ts";
import type { Ended, Typed } from "./vigie.ts";

/**
 * Runs commands one after the other in one process, each in its own folder and with its own variables, so that modules
 * are loaded once. What only a process of its own shows (signals, kills, its end) is tested by `spawnVigie`.
 */
const environment = { ...process.env };

process.on("message", async ({ words, cwd, env }: Typed) => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment, env);
  let out = "";
  let error = "";
  const code = await main(words, {
    out: { write: (text) => (out += text) },
    error: { write: (text) => (error += text) },
    env: process.env,
  });
  process.send?.({ code, out, error } satisfies Ended);
});
process.on("disconnect", () => process.exit());
