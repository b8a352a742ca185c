import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studyZip } from "@vigie/station";
import { newStudy } from "@vigie/study";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { keepStudy } from "../src/campaigns/study-versions.ts";
import { depositOf } from "../src/deposits/deposit.ts";
import { type Hub, openHub } from "../src/hub.ts";
import { serveHub } from "../src/serve.ts";
import { damageOf } from "../src/verify-hub.ts";
import { password, personOf, settingsOf } from "./fixture.ts";

const isLong = process.env.VIGIE_LONG !== undefined;
const kills = isLong ? 100 : 2;
/** Milliseconds from the first answer to the kill: verifying a deposit takes one second. */
const longest = isLong ? 2_500 : 500;
const bin = join(import.meta.dirname, "../bin/vigie-hub.js");
const folder = mkdtempSync(join(tmpdir(), "vigie-hub-kills-"));
const emails = { lead: "", partner: "" };
/** Several: a partner may have so many files in each. */
const campaigns: string[] = [];

const opened = (): Promise<Hub> =>
  openHub(settingsOf(folder), { now: () => new Date(), send: async () => false, log: () => {} });

beforeAll(async () => {
  const hub = await opened();
  const lead = await personOf(hub, "lead", "Observatoire");
  emails.lead = lead.email;
  emails.partner = (await personOf(hub, "partner", "Caf")).email;
  await keepStudy(hub, lead, { name: "etude.vigie", bytes: studyZip(newStudy()) });
  const { hash } = await hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow();
  for (let at = 0; at < kills / 5; at++)
    campaigns.push(
      await openCampaign(hub, lead, {
        study: hash,
        title: "Essai",
        message: "",
        closesOn: "2999-01-01",
        institutions: new Map([["caf", "Caf"]]),
        previous: null,
      }),
    );
  await hub.database.destroy();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = spawn(process.execPath, [bin, "serve"], {
    env: { VIGIE_HUB_FOLDER: folder, VIGIE_HUB_PORT: "0" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const stopped = once(child, "exit").then(() => {
    throw new RangeError("the service did not start");
  });
  const [line] = await Promise.race([once(child.stdout, "data"), stopped]);
  return { child, address: /http\S+/.exec(String(line))?.[0] ?? "" };
}

/**
 * Sends forms of somebody one after another until nobody answers.
 * @param started called at each acknowledgement
 * @param send what was acknowledged; null for a refusal
 */
async function keepOn(
  { address, email, started }: { readonly address: string; readonly email: string; started(): void },
  send: (headers: { readonly cookie: string }, token: string, at: number) => Promise<string | null>,
): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  try {
    const body = form({ email, password });
    const page = await fetch(`${address}/connexion`, { method: "POST", body, redirect: "manual" });
    const headers = { cookie: /vigie=[^;]+/.exec(page.headers.get("set-cookie") ?? "")?.[0] ?? "" };
    const own = await (await fetch(`${address}/compte`, { headers })).text();
    const token = /name="form" value="([^"]+)"/.exec(own)?.[1] ?? "";
    for (let at = 0; ; at++) {
      const kept = await send(headers, token, at);
      if (kept === null) throw new RangeError("a form was refused");
      acknowledged.push(kept);
      started();
    }
  } catch (error) {
    // Killed in the middle of an answer, or before.
    if (!(error instanceof TypeError)) throw error;
  }
  return acknowledged;
}

test(`killed ${kills} times under load, the hub loses nothing that it acknowledged`, {
  timeout: 1_800_000,
}, async () => {
  const invitations: string[] = [];
  const deposits: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const { child, address } = await start();
    const first = Promise.withResolvers<void>();
    const invite = (browser: number) =>
      keepOn({ address, email: emails.lead, started: first.resolve }, async (headers, token, at) => {
        const email = `${kill}-${browser}-${at}@exemple.fr`;
        const body = form({ form: token, email, name: "x", institution: "x", role: "partner" });
        const answered = await fetch(`${address}/comptes/inviter`, { method: "POST", headers, body });
        return (await answered.text()).includes("/invitation/") ? email : null;
      });
    // Files that are no bundles: as much is written for them, and they are refused once they are read.
    const deposit = keepOn(
      { address, email: emails.partner, started: first.resolve },
      async (headers, token) => {
        const body = form({ form: token, file: new File([randomBytes(50_000)], "bundle.zip"), message: "" });
        const path = `${address}/campagnes/${campaigns[kill % campaigns.length]}/partenaires/caf/depots`;
        const answered = await fetch(path, { method: "POST", headers, body, redirect: "manual" });
        return /^\/depots\/([\w-]+)$/.exec(answered.headers.get("location") ?? "")?.[1] ?? null;
      },
    );
    const dead = once(child, "exit");
    void first.promise.then(() => setTimeout(() => child.kill("SIGKILL"), Math.random() * longest));
    const [deposited, ...invited] = await Promise.all([deposit, invite(0), invite(1), invite(2)]);
    deposits.push(...deposited);
    invitations.push(...invited.flat());
    await dead;
  }
  const after = await opened();
  // What it takes up when it starts again.
  await (await serveHub(after)).close();
  const kept = await after.database.selectFrom("invitation").select("email").execute();
  const emailsKept = new Set(kept.map(({ email }) => email));
  expect(invitations.length).toBeGreaterThan(kills);
  expect(invitations.filter((one) => !emailsKept.has(one))).toEqual([]);
  for (const id of deposits) expect((await depositOf(after, id)).state).toBe("refused");
  const received = after.database.selectFrom("deposit").select("id").where("state", "=", "received");
  expect(await received.execute()).toEqual([]);
  expect(await damageOf(after)).toEqual({ journal: null, files: [] });
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(after.database);
  expect(rows).toEqual([{ integrity_check: "ok" }]);
  process.stdout.write(`${kills} kills: ${invitations.length} forms and ${deposits.length} deposits kept\n`);
  await after.database.destroy();
  expect(readdirSync(join(folder, "files")).filter((name) => name.endsWith(".partial"))).toEqual([]);
});

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}
