import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measure } from "../measure.ts";
import { madeHolders, vigie } from "./made-holders.ts";

/**
 * The bundles of many holders of one group, assembled: `vigie demo` makes them, a fifth of the group being awaited.
 */

const { values } = parseArgs({
  options: {
    holders: { type: "string", default: "200" },
    persons: { type: "string", default: "500" },
    folder: { type: "string", default: ".vigie/banc/holders" },
  },
});

const folder = resolve(values.folder);
const [received, persons] = [Number(values.holders), Number(values.persons)];
const { study, bundles, making } = await madeHolders(folder, { received, persons });
const made = bundles.map(({ path }) => path);
const words = ["assemble", study, ...made, "--out", join(folder, "site")];
const assembling = await measure(process.execPath, [vigie, ...words]);
process.stdout.write(
  `${made.length} holders of ${persons} persons: demonstration ${making.seconds.toFixed(1)} s; assembled in ${assembling.seconds.toFixed(1)} s (${assembling.processorSeconds.toFixed(1)} s of processor), ${assembling.megabytes.toFixed(0)} MB\n`,
);
