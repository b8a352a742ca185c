import type { Command } from "../command.ts";
import { assembleCommand } from "./assemble.ts";
import { checkCommand } from "./check.ts";
import { demoCommand } from "./demo.ts";
import { inspectCommand } from "./inspect.ts";
import { keysCommand } from "./keys.ts";
import { mapCommand } from "./map.ts";
import { newCommand } from "./new.ts";
import { purgeCommand } from "./purge.ts";
import { runCommand } from "./run.ts";
import { verifyCommand } from "./verify.ts";

/** In the order in which a newcomer meets them. */
export const commands = {
  demo: demoCommand,
  new: newCommand,
  check: checkCommand,
  map: mapCommand,
  keys: keysCommand,
  run: runCommand,
  inspect: inspectCommand,
  purge: purgeCommand,
  verify: verifyCommand,
  assemble: assembleCommand,
} satisfies Record<string, Command>;
