import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person } from "../src/accounts/account.ts";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";
import { type SignIn, signIn, signInByCode } from "../src/accounts/sign-in.ts";
import { type Hub, type Message, openHub } from "../src/hub.ts";
import type { Role } from "../src/rules/roles.ts";
import type { Settings } from "../src/settings.ts";

// The threads that verify bundles find what Node.js compiled before: half of their time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "../../../node_modules/.cache/compiled");

export interface TestHub {
  readonly hub: Hub;
  readonly sent: Message[];
  readonly logged: string[];
  /** Milliseconds since 1970, which tests move. */
  clock: number;
  close(): Promise<void>;
}

export const settingsOf = (folder: string, changed: Partial<Settings> = {}): Settings => ({
  folder,
  address: "http://127.0.0.1:8080",
  port: 0,
  host: "127.0.0.1",
  databaseUrl: null,
  isBehindProxy: false,
  mail: null,
  proconnect: null,
  secret: null,
  formerSecret: null,
  antivirus: null,
  controller: null,
  alerts: null,
  partnerPage: null,
  caps: { window: 3, all: 20 },
  keptDays: 90,
  ...changed,
});

/** The day on which hubs of tests begin, and bundles made for them are dated. */
export const dayOfHubs = "2026-01-05";
const beginning = Date.parse(`${dayOfHubs}T09:00:00Z`);

export async function testHub(changed: Partial<Settings> = {}): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-hub-"));
  const sent: Message[] = [];
  const logged: string[] = [];
  const made: TestHub = {
    sent,
    logged,
    clock: beginning,
    hub: await openHub(settingsOf(folder, changed), {
      now: () => new Date(made?.clock ?? beginning),
      send: async (message) => {
        sent.push(message);
        return true;
      },
      log: (line) => {
        logged.push(line);
      },
    }),
    close: async () => {
      await made.hub.database.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return made;
}

export const password = "une phrase assez longue";

/** An account, by the way that everybody takes; accepted by its institution where that has another agent. */
export async function personOf(
  hub: Hub,
  role: Role,
  institution: string,
  name = `${role} ${institution}`,
): Promise<Person> {
  const unaccented = name.normalize("NFD").replaceAll(/\p{M}/gu, "");
  // A name may end with an identifier, which may end with a hyphen: no address has a point there.
  const local = unaccented.replaceAll(/[\W_]+/g, ".").replace(/\.$/, "");
  const email = `${local}@exemple.fr`.toLowerCase();
  const id = await acceptInvitation(
    hub,
    await invite(hub, { id: "hub" }, { email, name, institution, role }),
    password,
  );
  await hub.database.updateTable("account").set({ pending_since: null }).where("id", "=", id).execute();
  return { id, email, name, institution, role };
}

/** Signs in as the pages do, with the one-time password where it is asked for and `code` is not empty. */
export async function signedInWith(
  hub: Hub,
  given: {
    readonly email: string;
    readonly password: string;
    readonly code?: string;
    readonly reader?: string;
    readonly device?: string | null;
  },
): Promise<SignIn> {
  const { email, password, code = "", reader = "", device = null } = given;
  const found = await signIn(hub, { email, password, reader, device });
  return found.kind === "code_needed" && code !== "" ? signInByCode(hub, { step: found.step, code }) : found;
}

/** A second lead of a campaign, who publishes what the first one asked for. */
export async function colleagueIn(hub: Hub, campaign: string): Promise<Person> {
  const person = await personOf(hub, "lead", "Observatoire", `colleague ${campaign}`);
  await hub.database.insertInto("team_member").values({ campaign, account: person.id }).execute();
  return person;
}
