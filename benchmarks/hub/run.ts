import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { acceptInvitation, invite } from "../../apps/hub/src/accounts/invitation.ts";
import { registerKey } from "../../apps/hub/src/accounts/keys.ts";
import { openCampaign } from "../../apps/hub/src/campaigns/campaign.ts";
import { storeStudy } from "../../apps/hub/src/campaigns/study-versions.ts";
import { type Hub, openHub } from "../../apps/hub/src/hub.ts";
import { readSettings } from "../../apps/hub/src/settings.ts";
import { type ManyBundles, manyBundles } from "../../apps/hub/test/many-bundles.ts";

/*
 * A hub of many campaigns, served by its own process: readers of published pages at a fixed rate, alone, while partners deposit
 * signed bundles that are verified whole, and while forms are posted that are on the disk before they are answered; the list of
 * campaigns, and the memory that it all takes.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "15" },
    readers: { type: "string", default: "200" },
    depositors: { type: "string", default: "20" },
    posts: { type: "string", default: "300" },
    campaigns: { type: "string", default: "500" },
    bundles: { type: "string", default: "5000" },
  },
});
const seconds = Number(values.seconds);
const password = "une phrase assez longue";
/** One account alone may not send as many forms as all of them. */
const emails = Array.from({ length: 30 }, (_, at) => `banc${at}@exemple.fr`);

/** When the page that follows each deposit was answered, verified or waiting. */
const firstAnswers: number[] = [];

const made = await manyBundles(Number(values.depositors));
const folder = await mkdtemp(join(tmpdir(), "vigie-hub-bench-"));
const environment = {
  VIGIE_HUB_FOLDER: folder,
  VIGIE_HUB_PORT: "0",
  // The same counts again and again spend no budget of persons.
  VIGIE_HUB_CAP_WINDOW: "1000000",
  VIGIE_HUB_CAP_ALL: "1000000",
  // As `npm run hub` sets them.
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "1048576",
};
const { published, deposited } = await fill({
  campaigns: Number(values.campaigns),
  bundles: Number(values.bundles),
});
const bin = join(import.meta.dirname, "../../apps/hub/bin/vigie-hub.js");
const server = spawn(process.execPath, ["--optimize-for-size", "--max-semi-space-size=4", bin, "serve"], {
  env: environment,
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = await once(server.stdout, "data");
const address = /http\S+/.exec(String(line))?.[0] ?? "";
const people: Awaited<ReturnType<typeof signIn>>[] = [];
for (const email of emails) people.push(await signIn(email));

const depositors = await Promise.all(
  made.partners.map(async (partner) => ({ partner, ...(await signIn(`${partner.id}@exemple.fr`)) })),
);

write("readers", await atRate(Number(values.readers), read));
const [deposits, reading] = await Promise.all([
  all(depositors.map((depositor) => untilOver((at) => deposit(depositor, at)))),
  atRate(Number(values.readers), read),
]);
write(`deposits of ${depositors.length} partners`, deposits);
write("pages answered to them", { ...deposits, times: firstAnswers });
write("readers meanwhile", reading);
await writePeak("deposits included");
const [posts, readsMeanwhile] = await Promise.all([
  atRate(Number(values.posts), post),
  atRate(Number(values.readers), read),
]);
write("forms", posts);
write("readers meanwhile", readsMeanwhile);
write("list of campaigns", await oneByOne(30, list));
await writePeak("forms that wait included");
server.kill();
await once(server, "exit");
await rm(folder, { recursive: true, force: true });

async function writePeak(until: string): Promise<void> {
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  const peak = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  process.stdout.write(`peak of resident memory, ${until}: ${peak} MB\n`);
}

interface Timed {
  /** Milliseconds, one per answer. */
  readonly times: readonly number[];
  readonly failed: number;
  readonly seconds: number;
}

/** @returns the campaign that is published, and the one that takes deposits */
async function fill(size: { readonly campaigns: number; readonly bundles: number }) {
  const read_ = readSettings(environment);
  if ("wrong" in read_) throw new RangeError(read_.wrong.join());
  const hub = await openHub(read_.settings, {
    now: () => new Date(),
    send: async () => true,
    log: (line_) => process.stderr.write(`${line_}\n`),
  });
  let id = "";
  const leads: string[] = [];
  for (const email of emails) {
    const lead = { email, name: "Banc", institution: "Observatoire", role: "lead" } as const;
    id = await acceptInvitation(hub, await invite(hub, { id: "hub" }, lead), password);
    leads.push(id);
  }
  const at = new Date().toISOString();
  const perCampaign = Math.ceil(size.bundles / size.campaigns);
  for (let campaign = 0; campaign < size.campaigns; campaign++) {
    const campaignId = `c${campaign}`;
    const row = {
      id: campaignId,
      study: "s",
      title: `Campagne ${campaign}`,
      message: "",
      closes_on: "2999-01-01",
    };
    await hub.database
      .insertInto("campaign")
      .values({ ...row, state: campaign === 0 ? "published" : "open", previous: null, created_at: at })
      .execute();
    await hub.database
      .insertInto("team_member")
      .values(leads.map((account) => ({ campaign: campaignId, account })))
      .execute();
    for (let partner = 0; partner < perCampaign; partner++) {
      const place = { campaign: campaignId, partner: `p${partner}` };
      const steps = {
        institution: `Institution ${partner}`,
        opened_at: null,
        taken_at: null,
        mapped_at: null,
      };
      await hub.database
        .insertInto("participation")
        .values({ ...place, ...steps })
        .execute();
      await hub.database
        .insertInto("deposit")
        .values({
          ...place,
          id: `${campaignId}-${partner}`,
          blob: "0".repeat(64),
          state: "verified",
          deposited_by: id,
          deposited_at: at,
          spent: null,
          problems: null,
          message: "",
          erased_at: at,
        })
        .execute();
    }
  }
  await mkdir(join(folder, "editions/e"), { recursive: true });
  // As long as a page of the reference study, and as hard to compress as its text and tables.
  const words = Array.from({ length: 12_000 }, (_, at_) => `<td>${(at_ * 7919) % 10_007}</td>`).join("\n");
  await writeFile(
    join(folder, "editions/e/index.html"),
    `<!doctype html><title>x</title><table>${words}</table>`,
  );
  await hub.database
    .insertInto("edition")
    .values({
      id: "e",
      campaign: "c0",
      folder: "editions/e",
      deposits: "[]",
      published_at: at,
      created_at: at,
    })
    .execute();
  const open = await openForDeposits(hub, id);
  await hub.database.destroy();
  return { published: "c0", deposited: open };
}

/** A campaign whose partners have an account and a key each. @param lead identifier of who opens it @returns its identifier */
async function openForDeposits(hub: Hub, lead: string): Promise<string> {
  const by = { id: lead, email: "", name: "", institution: "Observatoire", role: "lead" } as const;
  for (const { id, key } of made.partners) {
    const invited = { email: `${id}@exemple.fr`, name: id, institution: id, role: "partner" } as const;
    const account = await acceptInvitation(hub, await invite(hub, { id: "hub" }, invited), password);
    await registerKey(hub, { id: account, ...invited }, key);
  }
  return openCampaign(hub, by, {
    study: await storeStudy(hub, by, { name: "etude.vigie", bytes: made.study }),
    title: "Dépôts",
    message: "",
    closesOn: "2999-01-01",
    institutions: new Map(made.partners.map(({ id }) => [id, id])),
    previous: null,
  });
}

interface Account {
  readonly cookie: string;
  readonly form: string;
}

async function signIn(email: string): Promise<Account> {
  const answered = await fetch(`${address}/connexion`, {
    method: "POST",
    body: new URLSearchParams({ email, password }),
    redirect: "manual",
  });
  const sessionCookie = /vigie=[^;]+/.exec(answered.headers.get("set-cookie") ?? "")?.[0] ?? "";
  const page = await (await fetch(`${address}/compte`, { headers: { cookie: sessionCookie } })).text();
  return { cookie: sessionCookie, form: /name="form" value="([^"]+)"/.exec(page)?.[1] ?? "" };
}

async function read(): Promise<boolean> {
  const answered = await fetch(`${address}/publications/${published}/`);
  return answered.ok && (await answered.arrayBuffer()).byteLength > 0;
}

async function list(): Promise<boolean> {
  const headers = { cookie: people[0]?.cookie ?? "" };
  const answered = await fetch(`${address}/campagnes`, { headers });
  return answered.ok && (await answered.text()).includes("Campagne 1");
}

/** Deposits another bundle, and looks until it is verified. */
async function deposit(
  { partner, cookie, form }: { readonly partner: ManyBundles["partners"][number] } & Account,
  at: number,
): Promise<boolean> {
  const body = new FormData();
  body.set("form", form);
  body.set("file", new File([await partner.bundle(`banc ${at}`)], "bundle.zip"));
  const path = `${address}/campagnes/${deposited}/partenaires/${partner.id}/depots`;
  const sent = performance.now();
  let answered = await fetch(path, { method: "POST", headers: { cookie }, body });
  firstAnswers.push(performance.now() - sent);
  while (answered.ok && answered.headers.has("refresh")) {
    await answered.arrayBuffer();
    await setTimeout(250);
    answered = await fetch(answered.url, { headers: { cookie } });
  }
  return answered.ok && (await answered.text()).includes("vérifié");
}

async function post(at: number): Promise<boolean> {
  const { cookie = "", form = "" } = people[at % people.length] ?? {};
  const invited = {
    form,
    email: `${at}-${Math.random()}@exemple.fr`,
    name: "x",
    institution: "x",
    role: "partner",
  };
  const answered = await fetch(`${address}/comptes/inviter`, {
    method: "POST",
    headers: { cookie },
    body: new URLSearchParams(invited),
  });
  return answered.ok && (await answered.text()).includes("/invitation/");
}

/** Asks at a fixed rate whether or not the ones before were answered, as people do; times count from when each was due. */
async function atRate(rate: number, ask: (at: number) => Promise<boolean>): Promise<Timed> {
  const times: number[] = [];
  let failed = 0;
  const start = performance.now();
  const all: Promise<void>[] = [];
  for (let at = 0; at < rate * seconds; at++) {
    const due = start + (at * 1000) / rate;
    const left = due - performance.now();
    if (left > 0) await setTimeout(left);
    all.push(
      ask(at).then(
        (isRight) => {
          times.push(performance.now() - due);
          if (!isRight) failed += 1;
        },
        () => {
          failed += 1;
        },
      ),
    );
  }
  await Promise.all(all);
  return { times, failed, seconds: (performance.now() - start) / 1000 };
}

async function oneByOne(count: number, ask: () => Promise<boolean>): Promise<Timed> {
  return inTurn((at) => at < count, ask);
}

/** Asks again as soon as it is answered, while the others ask. */
function untilOver(ask: (at: number) => Promise<boolean>): Promise<Timed> {
  const end = performance.now() + seconds * 1_000;
  return inTurn(() => performance.now() < end, ask);
}

async function inTurn(
  goesOn: (at: number) => boolean,
  ask: (at: number) => Promise<boolean>,
): Promise<Timed> {
  const times: number[] = [];
  let failed = 0;
  const start = performance.now();
  for (let at = 0; goesOn(at); at++) {
    const begun = performance.now();
    if (!(await ask(at).catch(() => false))) failed += 1;
    times.push(performance.now() - begun);
  }
  return { times, failed, seconds: (performance.now() - start) / 1000 };
}

async function all(each: readonly Promise<Timed>[]): Promise<Timed> {
  const done = await Promise.all(each);
  return {
    times: done.flatMap(({ times }) => times),
    failed: done.reduce((sum, { failed }) => sum + failed, 0),
    seconds: Math.max(...done.map((one) => one.seconds)),
  };
}

function write(name: string, { times, failed, seconds: lasted }: Timed): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  process.stdout.write(
    `${name}: ${(times.length / lasted).toFixed(1)} a second, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, ${failed} failed\n`,
  );
}
