import { writeSync } from "node:fs";
import { assembleEdition } from "../src/publication/assemble-edition.ts";
import { openedIn } from "./writings.ts";

/** Assembles an edition, then says so: a process that `killed-publications.test.ts` kills at one of its writes. */
const [folder = "", campaign = ""] = process.argv.slice(2);
const hub = await openedIn(folder);
process.env.ARMED = "1";
const problems = await assembleEdition(hub, campaign);
if (problems !== null) throw new RangeError(JSON.stringify(problems.en));
writeSync(1, "edition.assembled\n");
process.env.ARMED = "";
await hub.database.destroy();
