import { writeSync } from "node:fs";
import { z } from "zod";
import { latestVersion } from "../src/campaigns/study-versions.ts";
import { askForPublication, publishEdition } from "../src/publication/publish-edition.ts";
import { correctEdition, withdrawEdition } from "../src/publication/taking-back.ts";

import { roles } from "../src/rules/roles.ts";
import { openedIn } from "./writings.ts";

/** Publishes, corrects, then withdraws an edition, and says each: a process that `killed-publications.test.ts` kills at one of its writes. */
const [folder = "", campaign = "", study = "", people = ""] = process.argv.slice(2);
const person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  institution: z.string(),
  role: z.enum(roles),
});
const { lead, colleague } = z.object({ lead: person, colleague: person }).parse(JSON.parse(people));
const hub = await openedIn(folder);
await latestVersion(hub, study);
process.env.ARMED = "1";
const say = (act: string) => writeSync(1, `${act}\n`);
await askForPublication(hub, lead, campaign);
say("publication.asked");
await publishEdition(hub, colleague, campaign);
say("campaign.published");
const terms = { title: "Rectifiée", closesOn: "2999-01-01", study };
await correctEdition(hub, lead, { campaign, reason: "Une année fausse.", ...terms });
say("edition.corrected");
await withdrawEdition(hub, lead, { campaign, reason: "Un tableau faux." });
say("edition.withdrawn");
process.env.ARMED = "";
await hub.database.destroy();
