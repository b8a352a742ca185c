import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { type Hub, openHub } from "../src/hub.ts";
import { damageOf } from "../src/main.ts";
import { serveHub } from "../src/serve.ts";
import { password, personOf, settingsOf } from "./fixture.ts";
import { type ManyBundles, manyBundles } from "./many-bundles.ts";

const isLong = process.env.VIGIE_LONG !== undefined;
const kills = isLong ? 100 : 1;
/** Milliseconds between two forms of one person, of whom no more than 1 200 are taken in a minute. */
const pause = 50;
/** Who deposit at the same time. */
const partners = isLong ? 4 : 2;
/** Milliseconds from the first deposit that is acknowledged to the kill: verifying a deposit takes about one second. */
const longest = isLong ? 2_500 : 1_000;
const bin = join(import.meta.dirname, "../bin/vigie-hub.js");
const folder = mkdtempSync(join(tmpdir(), "vigie-hub-kills-"));
/** Who invite at the same time: one account alone may not send so many forms in a minute. */
const leads: string[] = [];
let made: ManyBundles;
const depositors: { readonly email: string; readonly partner: ManyBundles["partners"][number] }[] = [];
/** Several: a partner may have so many files in each. */
const campaigns: string[] = [];
let running: ChildProcess | null = null;

/** That no bundle is refused for the budget of those before. */
const cap = 1_000_000;
const opened = (): Promise<Hub> =>
  openHub(settingsOf(folder, { caps: { window: cap, all: cap } }), {
    now: () => new Date(),
    send: async () => false,
    log: () => {},
  });

beforeAll(async () => {
  const hub = await opened();
  const person = await personOf(hub, "lead", "Observatoire");
  leads.push(person.email);
  for (const name of ["deux", "trois"]) leads.push((await personOf(hub, "lead", "Observatoire", name)).email);
  made = await manyBundles(partners);
  for (const partner of made.partners) {
    const depositor = await personOf(hub, "partner", partner.id);
    await registerKey(hub, depositor, partner.key);
    depositors.push({ email: depositor.email, partner });
  }
  const study = await storeStudy(hub, person, { name: "etude.vigie", bytes: made.study });
  for (let at = 0; at < kills / 5; at++)
    campaigns.push(
      await openCampaign(hub, person, {
        study,
        title: "Essai",
        message: "",
        closesOn: "2999-01-01",
        institutions: new Map(made.partners.map(({ id }) => [id, id])),
        previous: null,
      }),
    );
  await hub.database.destroy();
});
afterAll(() => {
  running?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = spawn(process.execPath, [bin, "serve"], {
    env: {
      VIGIE_HUB_FOLDER: folder,
      VIGIE_HUB_PORT: "0",
      VIGIE_HUB_CAP_WINDOW: String(cap),
      VIGIE_HUB_CAP_ALL: String(cap),
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  running = child;
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
    const account = await (await fetch(`${address}/compte`, { headers })).text();
    const token = /name="form" value="([^"]+)"/.exec(account)?.[1] ?? "";
    for (let at = 0; ; at++) {
      const email = await send(headers, token, at);
      if (email === null) throw new RangeError("a form was refused");
      acknowledged.push(email);
      started();
    }
  } catch (error) {
    // Killed in the middle of an answer, or before.
    if (!(error instanceof TypeError)) throw error;
  }
  return acknowledged;
}

test(`killed ${kills} time(s) under load, the hub loses nothing that it acknowledged`, {
  timeout: 3_600_000,
}, async () => {
  const invitations: string[] = [];
  /** SHA-256 by identifier. */
  const deposits = new Map<string, string>();
  for (let kill = 0; kill < kills; kill++) {
    const { child, address } = await start();
    const first = Promise.withResolvers<void>();
    const invite = (email: string, browser: number) =>
      keepOn({ address, email, started: () => {} }, async (headers, token, at) => {
        await setTimeout(pause);
        const invited = `${kill}-${browser}-${at}@exemple.fr`;
        const body = form({ form: token, email: invited, name: "x", institution: "x", role: "partner" });
        const answered = await fetch(`${address}/comptes/inviter`, { method: "POST", headers, body });
        return (await answered.text()).includes("/invitation/") ? invited : null;
      });
    const deposit = ({ email, partner }: (typeof depositors)[number]) =>
      keepOn({ address, email, started: first.resolve }, async (headers, token, at) => {
        const bytes = await partner.bundle(`${kill} ${at}`);
        const body = form({ form: token, file: new File([bytes], "bundle.zip"), message: "" });
        const path = `${address}/campagnes/${campaigns[kill % campaigns.length]}/partenaires/${partner.id}/depots`;
        const answered = await fetch(path, { method: "POST", headers, body, redirect: "manual" });
        const id = /^\/depots\/([\w-]+)$/.exec(answered.headers.get("location") ?? "")?.[1] ?? null;
        if (id !== null) deposits.set(id, createHash("sha256").update(bytes).digest("hex"));
        return id;
      });
    const dead = once(child, "exit");
    void first.promise.then(() => setTimeout(Math.random() * longest).then(() => child.kill("SIGKILL")));
    const [invited] = await Promise.all([
      Promise.all(leads.map(invite)),
      Promise.all(depositors.map(deposit)),
    ]);
    invitations.push(...invited.flat());
    await dead;
  }
  const after = await opened();
  // What it takes up when it starts again.
  await (await serveHub(after)).close();
  const invitationRows = await after.database.selectFrom("invitation").select("email").execute();
  const emailsKept = new Set(invitationRows.map(({ email }) => email));
  expect(invitations.length).toBeGreaterThan(kills);
  expect(deposits.size).toBeGreaterThanOrEqual(kills);
  expect(invitations.filter((one) => !emailsKept.has(one))).toEqual([]);
  const rows = await after.database
    .selectFrom("deposit")
    .select(["id", "blob", "state", "problems"])
    .execute();
  const shaOf = new Map(rows.map(({ id, blob }) => [id, blob]));
  expect([...deposits].filter(([id, sha]) => shaOf.get(id) !== sha)).toEqual([]);
  // Acknowledged or not, what is there is whole: verified or replaced, in the journal, its file kept; and no file is without it.
  expect(rows.filter(({ state }) => state !== "verified" && state !== "superseded")).toEqual([]);
  const lines = after.database.selectFrom("journal").select("subject").where("act", "=", "deposit.received");
  expect((await lines.execute()).map(({ subject }) => subject).toSorted()).toEqual(
    rows.map(({ id }) => id).toSorted(),
  );
  const { blob: study } = await after.database.selectFrom("study").select("blob").executeTakeFirstOrThrow();
  expect((await after.blobs.names()).toSorted()).toEqual([study, ...shaOf.values()].toSorted());
  expect(await damageOf(after)).toEqual({ journal: null, files: [] });
  const { rows: checked } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
    after.database,
  );
  expect(checked).toEqual([{ integrity_check: "ok" }]);
  process.stdout.write(
    `${kills} kills: ${invitations.length} forms and ${deposits.size} deposits acknowledged, all kept; ${rows.length - deposits.size} more deposits kept whole\n`,
  );
  await after.database.destroy();
  expect(readdirSync(join(folder, "files")).filter((name) => name.endsWith(".partial"))).toEqual([]);
});

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}
