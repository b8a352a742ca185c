import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invite } from "../src/accounts/invitation.ts";
import { spacedCode } from "../src/accounts/link-code.ts";
import { noteStep } from "../src/campaigns/campaign.ts";
import { act, deposit } from "../src/deposits/deposit.ts";
import { answerReview } from "../src/deposits/review.ts";
import { openHub } from "../src/hub.ts";
import { serveHub } from "../src/serve.ts";
import { readSettings } from "../src/settings.ts";
import { castOf, demoPassword } from "./cast.ts";
import { signedBundles, zippedStudy } from "./signed-bundles.ts";

/*
 * A hub to try, on the fictitious data of the reference study: all but one partner have deposited, two bundles wait for a
 * review. Everything goes when it is stopped.
 */
const study = join(import.meta.dirname, "../../../studies/publics-fragiles");
const folder = await mkdtemp(join(tmpdir(), "vigie-hub-demo-"));
const port = process.env.VIGIE_HUB_PORT ?? "8080";
const read = readSettings({
  VIGIE_HUB_PORT: port,
  // Browsers give passkeys to `localhost`, not to an address of digits.
  VIGIE_HUB_ADDRESS: `http://localhost:${port}`,
  ...process.env,
  VIGIE_HUB_FOLDER: join(folder, "hub"),
});
if ("wrong" in read) throw new RangeError(read.wrong.join(", "));

process.stdout.write("Données fictives et lots des partenaires, une à trois minutes :\n");
const bundles = await signedBundles(study, folder, {
  progress: (made) => process.stdout.write(`  ${made}\n`),
});
const hub = await openHub(read.settings, {
  now: () => new Date(),
  send: async () => false,
  log: (line) => process.stderr.write(`${line}\n`),
});
const cast = await castOf(hub, await zippedStudy(study), bundles);
const [waiting, ...deposited] = bundles;
for (const [at, { partner, bytes }] of deposited.entries()) {
  const person = cast.partners.get(partner);
  if (person === undefined) continue;
  const request = { campaign: cast.campaign, partner };
  for (const step of ["opened_at", "taken_at", "mapped_at"] as const) await noteStep(hub, request, step);
  const id = await deposit(hub, person, { ...request, bytes, message: "" });
  await act(hub, cast.lead, id, "send_to_review");
  if (at < 2) continue;
  for (const reviewer of cast.reviewers)
    await answerReview(hub, reviewer, id, { verdict: "approve", reasons: "" });
}
const guest = {
  email: "nouveau@exemple.fr",
  name: "Camille Nouveau",
  institution: "Insee",
  role: "reviewer",
} as const;
const invitation = await invite(hub, cast.administrator, guest);
const serving = await serveHub(hub);
process.stdout.write(`
Le service répond à ${read.settings.address} (données fictives)
Mot de passe de tous les comptes : ${demoPassword}
  etude@exemple.fr            conduit l’étude et demande la publication ; etude2@exemple.fr publie
  relecture1@exemple.fr       relit ; relecture2@exemple.fr aussi
  ${(waiting?.partner ?? "").concat("@exemple.fr").padEnd(27)} n’a pas encore déposé son lot : ${join(folder, "lots", waiting?.partner ?? "", "bundle.zip")}
  ${read.settings.address}/invitation/${invitation.token}
                              est une invitation à essayer, avec le code ${spacedCode(invitation)}
  administration@exemple.fr   administre le service, une fois son second facteur activé
Ctrl+C l’arrête et efface tout.
`);
await new Promise<void>((stopped) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped());
});
await serving.close();
await hub.database.destroy();
await rm(folder, { recursive: true, force: true });
