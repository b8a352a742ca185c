import type { Command } from "../command.ts";
import { assembleCommand } from "./assemble.ts";
import { checkCommand } from "./check.ts";
import { demoCommand } from "./demo.ts";
import { inspectCommand } from "./inspect.ts";
import { mapCommand } from "./map.ts";
import { newCommand } from "./new.ts";
import { runCommand } from "./run.ts";

/** In the order in which a newcomer meets them. */
export const commands = {
  demo: demoCommand,
  new: newCommand,
  check: checkCommand,
  map: mapCommand,
  run: runCommand,
  inspect: inspectCommand,
  assemble: assembleCommand,
} satisfies Record<string, Command>;
