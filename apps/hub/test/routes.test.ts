import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { randomId } from "../src/accounts/sealed.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { previewsOf } from "../src/publication/unpublished-editions.ts";
import type { HubApp } from "../src/routes/request.ts";
import { type DepositState, depositStates } from "../src/rules/deposit-states.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

/**
 * Who reaches each route, in letters, written from the rules. n: nobody; d: an agent of the institution that deposits; o: of another
 * one; w: one who waits to be accepted; r: a reviewer; c: a reviewer of the institution that deposits; t: one of the institution that conducts the campaign;
 * l: a lead of its team; x: a lead of the same institution, out of the team; a: an administrator. Reached: the answer is none of 401,
 * 403 and 404. The state is that of the deposit, or of the campaign. Programs sign a ZIP with a key (415 for a form): no session
 * opens what they ask.
 */
const matrix = `
  GET  /                                                      |           | ndowrctlxa
  GET  /editions.atom                                         |           | ndowrctlxa
  GET  /hub.css                                               |           | ndowrctlxa
  GET  /hub.js                                                |           | ndowrctlxa
  GET  /health                                                |           | ndowrctlxa
  GET  /polices/OFL.txt                                       |           | ndowrctlxa
  GET  /polices/atkinson-hyperlegible-next-400.woff2          |           | ndowrctlxa
  GET  /polices/atkinson-hyperlegible-next-700.woff2          |           | ndowrctlxa
  GET  /donnees-personnelles                                  |           | ndowrctlxa
  GET  /langue/:language                                      |           | ndowrctlxa
  GET  /publications/:campaign                                | published | ndowrctlxa
  GET  /publications/:campaign/*                              | published | ndowrctlxa
  GET  /api/v1/openapi.json                                   |           | ndowrctlxa
  GET  /api/v1/editions                                       |           | ndowrctlxa
  GET  /api/v1/campaigns                                      |           |
  POST /api/v1/campaigns/:campaign/partners/:partner/deposits | open      |
  GET  /api/v1/deposits/:id                                   | verified  |
  GET  /connexion                                             |           | ndowrctlxa
  POST /connexion                                             |           | ndowrctlxa
  POST /connexion/code                                        |           | ndowrctlxa
  POST /connexion/cle                                         |           | ndowrctlxa
  GET  /invitation/:token                                     |           | ndowrctlxa
  POST /invitation/:token                                     |           | ndowrctlxa
  GET  /mot-de-passe/:token                                   |           | ndowrctlxa
  POST /mot-de-passe/:token                                   |           | ndowrctlxa
  GET  /a-faire                                               |           | dorctlxa
  GET  /compte                                                |           | dowrctlxa
  POST /compte/messages                                       |           | dowrctlxa
  GET  /compte/donnees.json                                   |           | dowrctlxa
  POST /compte/cles-acces                                     |           | dowrctlxa
  POST /compte/cles-acces/:id/retirer                         |           | dowrctlxa
  POST /compte/second-facteur                                 |           | dowrctlxa
  POST /compte/mot-de-passe                                   |           | dowrctlxa
  POST /compte/sessions                                       |           | dowrctlxa
  POST /compte/fermer                                         |           | dowrctlxa
  GET  /comptes                                               |           | lxa
  POST /comptes/inviter                                       |           | lxa
  GET  /comptes/invitations/:id/annuler                       | invited   | lxa
  POST /comptes/invitations/:id/annuler                       | invited   | lxa
  GET  /comptes/:id                                           |           | a
  GET  /comptes/:id/modifier                                  |           | a
  POST /comptes/:id/modifier                                  |           | a
  POST /comptes/:id/mot-de-passe                              |           | a
  POST /comptes/:id/second-facteur                            |           | a
  POST /comptes/:id/accepter                                  |           | a
  POST /comptes/:id/fermer                                    |           | a
  POST /comptes/:id/rouvrir                                   |           | a
  POST /comptes/etablissements                                |           | a
  GET  /agents                                                |           | do
  POST /agents/:id/accepter                                   |           | d
  POST /agents/:id/refuser                                    |           | d
  GET  /cles                                                  |           | do
  POST /cles                                                  |           | do
  POST /cles/:id/revoquer                                     |           | do
  GET  /etudes                                                |           | lx
  POST /etudes                                                |           | l
  GET  /etudes/:hash/etude.vigie                              |           | l
  GET  /campagnes                                             |           | dorctlxa
  GET  /campagnes/nouvelle                                    |           | l
  POST /campagnes                                             |           | l
  GET  /campagnes/:id                                         | open      | drctla
  GET  /campagnes/:id/modifier                                | open      | l
  POST /campagnes/:id/modifier                                | open      | l
  GET  /campagnes/:id/annuler                                 | open      | l
  POST /campagnes/:id/annuler                                 | open      | l
  GET  /campagnes/:id/equipe                                  | open      | la
  POST /campagnes/:id/equipe                                  | open      | a
  POST /campagnes/:id/equipe/:account/retirer                 | open      | a
  GET  /campagnes/:id/inviter                                 | open      | l
  POST /campagnes/:id/inviter                                 | open      | l
  GET  /campagnes/:id/relancer                                | open      | l
  POST /campagnes/:id/relancer                                | open      | l
  POST /campagnes/:id/relire                                  | open      | l
  GET  /campagnes/:id/relecture/:group                        | in_review | r
  POST /campagnes/:id/relecture/:group                        | in_review | r
  POST /campagnes/:id/assembler                               | open      | l
  POST /campagnes/:id/demander-publication                    | open      | l
  POST /campagnes/:id/publier                                 | open      | l
  POST /campagnes/:id/remarques                               | open      | dl
  POST /campagnes/:id/etude-suivante                          | published | l
  POST /campagnes/:id/archiver                                | published | l
  GET  /campagnes/:id/retirer                                 | published | l
  POST /campagnes/:id/retirer                                 | published | l
  GET  /campagnes/:id/rectifier                               | published | l
  POST /campagnes/:id/rectifier                               | published | l
  GET  /campagnes/:id/partenaires/:partner                    | open      | d
  GET  /campagnes/:id/partenaires/:partner/institution        | open      | l
  POST /campagnes/:id/partenaires/:partner/institution        | open      | l
  POST /campagnes/:id/partenaires/:partner/correspondance     | open      | d
  GET  /campagnes/:id/partenaires/:partner/etude.vigie        | open      | d
  GET  /campagnes/:id/partenaires/:partner/dossier.zip        | open      | d
  POST /campagnes/:id/partenaires/:partner/depots             | open      | d
  GET  /depots/:id                                            | in_review | drctla
  GET  /depots/:id/bundle.zip                                 | in_review | dr
  GET  /depots/:id/retirer                                    | approved  | d
  POST /depots/:id/retirer                                    | approved  | d
  POST /depots/:id/relire                                     | verified  | l
  POST /depots/:id/relecture                                  | in_review | r
  POST /depots/:id/effacer                                    | returned  | dl
  GET  /apercu/:edition/*                                     | open      | rctl
  GET  /apercu/:edition/partenaires/:partner/*                | open      | d
  GET  /journal                                               |           | lxa
  GET  /journal.jsonl                                         |           | lxa
  POST /deconnexion                                           |           | dowrctlxa`;
const rows = matrix
  .trim()
  .split("\n")
  .map((line) => {
    const [route = "", state = "", who = ""] = line.split("|").map((cell) => cell.trim());
    const [method = "", path = ""] = route.split(/\s+/);
    return { method, path, state, who };
  });

const cast = [
  ["d", "partner", "Caf"],
  ["o", "partner", "Cpam"],
  ["w", "partner", "Caf"],
  ["r", "reviewer", "Insee"],
  ["c", "reviewer", "Caf"],
  ["t", "reviewer", "Observatoire"],
  ["l", "lead", "Observatoire"],
  ["x", "lead", "Observatoire"],
  ["a", "administrator", "Service"],
] as const;

let service: TestHub;
let app: HubApp;
let study = "";
const bytes = new Uint8Array(studyZip(newStudy()));
const visitors: { readonly letter: string; readonly account: string; readonly visitor: Visitor }[] = [];
const accountOf = (letter: string) => visitors.find((one) => one.letter === letter)?.account ?? "";

beforeAll(async () => {
  service = await testHub();
  const { hub } = service;
  app = hubApp(hub);
  visitors.push({ letter: "n", account: "", visitor: new Visitor(app) });
  for (const [letter, role, institution] of cast) {
    const person = await personOf(hub, role, institution, `${role} ${institution} ${letter}`);
    const visitor = new Visitor(app);
    await visitor.signIn(person.email);
    visitors.push({ letter, account: person.id, visitor });
    const pending = hub.database.updateTable("account").set({ pending_since: "2026-01-05" });
    if (letter === "w") await pending.where("id", "=", person.id).execute();
    if (letter === "l") {
      study = await storeStudy(hub, person, { name: "etude.vigie", bytes });
      const institutions = new Map([["caf", "Caf"]]);
      const terms = { title: "Essai", message: "", closesOn: "2026-03-31" };
      await openCampaign(hub, person, { ...terms, study, institutions, previous: null });
    }
  }
  const key = { public: "A".repeat(43), valid_from: "2026-01-05", registered_by: null };
  for (const institution of ["Caf", "Cpam"])
    await hub.database
      .insertInto("partner_key")
      .values({ ...key, institution, id: "k1" })
      .execute();
});
afterAll(async () => service.close());

/** A campaign of the team of `l`, with one deposit of the Caf, and an edition that holds it. @param partner that the Caf is in it */
async function newCampaign(state: string, partner: string): Promise<string> {
  const { database, settings, blobs } = service.hub;
  const id = randomId();
  const campaignState = state === "published" ? "published" : "open";
  const day = "2026-01-05";
  const campaign = { id, study, title: "Essai", message: "", closes_on: "2026-03-31", created_at: day };
  await database
    .insertInto("campaign")
    .values({ ...campaign, state: campaignState, previous: null })
    .execute();
  await database
    .insertInto("team_member")
    .values({ campaign: id, account: accountOf("l") })
    .execute();
  const part = { campaign: id, partner };
  await database
    .insertInto("participation")
    .values({ ...part, institution: "Caf" })
    .execute();
  const blob = await blobs.put(new TextEncoder().encode(id));
  const depositState: DepositState = depositStates.find((one) => one === state) ?? "in_review";
  const made = { deposited_by: accountOf("d"), deposited_at: day, message: "" };
  await database
    .insertInto("deposit")
    .values({ ...part, ...made, id, blob, state: depositState })
    .execute();
  const folder = join(settings.folder, "editions", id);
  for (const pages of [folder, join(previewsOf(service.hub, id), "caf")]) {
    mkdirSync(pages, { recursive: true });
    writeFileSync(join(pages, "index.html"), "<!doctype html>");
  }
  const published_at = campaignState === "published" ? day : null;
  const edition = { id, campaign: id, folder: `editions/${id}`, deposits: "[]", created_at: day };
  await database
    .insertInto("edition")
    .values({ ...edition, published_at })
    .execute();
  return id;
}

/** An account that somebody does something to; it waits to be accepted. */
async function newAccount(institution: string): Promise<string> {
  const id = randomId();
  const day = "2026-01-05";
  const person = { id, email: id, email_key: id, name: id, institution, role: "partner" } as const;
  const account = { ...person, password: "", created_at: day, last_seen_at: day, pending_since: day };
  await service.hub.database.insertInto("account").values(account).execute();
  return id;
}

/** An invitation of a partner, under the identifier of a campaign. */
async function newInvitation(id: string): Promise<void> {
  const person = { email: id, email_key: id, name: id, institution: "Msa", role: "partner" } as const;
  const invitation = { ...person, id, token_hash: id, expires_at: "2027-01-05" };
  await service.hub.database.insertInto("invitation").values(invitation).execute();
}

/** What a form sends that is right enough for rights to be what decides. */
const fieldsOf = (path: string, campaign: string): Readonly<Record<string, string | File>> => ({
  role: "partner",
  sure: "",
  text: "Une remarque",
  verdict: "approve",
  [`motif.${campaign}`]: "",
  account: accountOf("x"),
  study,
  file: new File([path === "/etudes" ? bytes : new TextEncoder().encode(campaign)], "file.zip"),
  ...(path === "/campagnes" ? { title: "Essai", closes_on: "2026-03-31", "partner.caf": "Caf" } : {}),
});

async function isReached(
  { method, path, state }: (typeof rows)[number],
  { visitor, account }: (typeof visitors)[number],
): Promise<boolean> {
  const { database } = service.hub;
  const id = state === "" ? "none" : await newCampaign(state, path.includes(":group") ? "caf.un" : "caf");
  const passkey = { id: `key-${account}`, account, public_key: "x", counter: 0, name: "x", created_at: "" };
  // Which counts as the second factor that an administrator needs.
  if (account !== "")
    await database
      .insertInto("passkey")
      .values(passkey)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const other = await newAccount(path.startsWith("/agents") ? "Caf" : "Msa");
  if (state === "invited") await newInvitation(id);
  const isOfInvitation = path.startsWith("/comptes/invitations/");
  const ids = /^\/(?:agents|comptes)/.test(path) && !isOfInvitation ? other : id;
  const named: Readonly<Record<string, string>> = {
    ":id": path.startsWith("/compte/") ? passkey.id : path.startsWith("/cles") ? "k1" : ids,
    ":campaign": id,
    ":edition": id,
    ":partner": "caf",
    ":group": "caf",
    ":hash": study,
    ":account": accountOf("l"),
    ":language": "fr",
    "*": "index.html",
  };
  const asked = path.replaceAll(/:\w+|\*/g, (name) => named[name] ?? "absent");
  const address = path === "/campagnes/nouvelle" ? `${asked}?etude=${study}` : asked;
  const answered =
    method === "GET" ? await visitor.get(address) : await visitor.post(address, fieldsOf(path, id));
  if (method === "GET" && answered.status === 200) await visitor.get(account === "" ? "/" : "/compte");
  return ![401, 403, 404, 415].includes(answered.status);
}

test("every route of the service is in the matrix", () => {
  const routes = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  expect(rows.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  );
});

test.each(rows)("$method $path: $who", async (row) => {
  service.clock += 1_000;
  let reached = "";
  for (const one of visitors) if (await isReached(row, one)) reached += one.letter;
  expect(reached).toBe(row.who);
});
