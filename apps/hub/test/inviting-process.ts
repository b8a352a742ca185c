import { writeSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { inviteHolders } from "../src/campaigns/holder-invitations.ts";
import { roles } from "../src/rules/roles.ts";
import { openedIn } from "./writings.ts";

/** Invites the holders of a campaign, each message being a file: a process that `killed-invitations.test.ts` kills at one of its writes. */
const [folder = "", campaign = "", written = ""] = process.argv.slice(2);
const text = z.string();
const by = z
  .object({ id: text, email: text, name: text, institution: text, role: z.enum(roles) })
  .parse(JSON.parse(written));
const hub = await openedIn(folder);
process.env.ARMED = "1";
const made = await inviteHolders(hub, by, {
  campaign,
  isAgain: false,
  visit: "",
  mail: async ({ institution, link }) => {
    await writeFile(join(folder, `${institution}.txt`), link.token);
    return true;
  },
});
writeSync(1, `invited ${made.length}\n`);
process.env.ARMED = "";
await hub.database.destroy();
