import type { Command } from "../arguments/command.ts";

/** In the order in which a newcomer meets them. Each is loaded when it is called: no command waits for the others. */
export const commands = {
  demo: async () => (await import("./demo.ts")).demoCommand,
  new: async () => (await import("./new.ts")).newCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  remove: async () => (await import("./remove.ts")).removeCommand,
  rename: async () => (await import("./rename.ts")).renameCommand,
  period: async () => (await import("./period.ts")).periodCommand,
  renew: async () => (await import("./renew.ts")).renewCommand,
  write: async () => (await import("./write.ts")).writeCommand,
  kit: async () => (await import("./kit.ts")).kitCommand,
  form: async () => (await import("./form.ts")).formCommand,
  map: async () => (await import("./map.ts")).mapCommand,
  keys: async () => (await import("./keys.ts")).keysCommand,
  plan: async () => (await import("./plan.ts")).planCommand,
  run: async () => (await import("./run.ts")).runCommand,
  inspect: async () => (await import("./inspect.ts")).inspectCommand,
  audit: async () => (await import("./audit.ts")).auditCommand,
  purge: async () => (await import("./purge.ts")).purgeCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  deposit: async () => (await import("./deposit.ts")).depositCommand,
  assemble: async () => (await import("./assemble.ts")).assembleCommand,
  compare: async () => (await import("./compare.ts")).compareCommand,
  completion: async () => (await import("./completion.ts")).completionCommand,
} satisfies Record<string, () => Promise<Command>>;
