import { writeSync } from "node:fs";
import { deposit, erase, openedIn } from "./writings.ts";

/** Deposits, then erases, then says so: a process that `killed-writes.test.ts` kills at one of its writes. */
const [folder = "", name = ""] = process.argv.slice(2);
const hub = await openedIn(folder);
process.env.ARMED = "1";
for (const part of ["a", "b"]) {
  await deposit(hub, `${name}-${part}`);
  writeSync(1, `kept ${name}-${part}\n`);
}
await erase(hub, `${name}-a`);
writeSync(1, `erased ${name}-a\n`);
process.env.ARMED = "";
await hub.database.destroy();
