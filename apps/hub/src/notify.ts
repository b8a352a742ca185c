import type { MessageValues } from "@vigie/words";
import { accountOf } from "./accounts/account.ts";
import { agentsOf } from "./accounts/agents.ts";
import { unsealed } from "./accounts/sealed.ts";
import { campaignOf } from "./campaigns/campaign-of.ts";
import { teamOf } from "./campaigns/team.ts";
import type { Hub } from "./hub.ts";
import { messagesIn } from "./messages.ts";

/** What e-mails announce: which campaign, and its deadline; never a figure, nor a name of a person. */
export type Notice =
  | "campaign"
  | "changes"
  | "review"
  | "returned"
  | "published"
  | "withdrawn"
  | "cancelled"
  | "retracted"
  | "corrected";
/** What all agents of an institution are written of what is done in its name. */
type OwnNotice = "ownAgent" | "ownKey" | "ownDeposit";
type Mail =
  | Notice
  | "alert"
  | "anchor"
  | "changed"
  | "closing"
  | "erasures"
  | "invitation"
  | "mended"
  | OwnNotice
  | "publication"
  | "password"
  | "replayed";

/** Sends one of the hub's mails, in French. @returns whether it left */
export function sendMail(
  { send }: Pick<Hub, "send">,
  { to, mail, values }: { readonly to: string; readonly mail: Mail; readonly values: MessageValues },
): Promise<boolean> {
  const { message } = messagesIn("fr");
  return send({ to, subject: message(`mail.${mail}.subject`), text: message(`mail.${mail}.text`, values) });
}

/** Tells somebody that what they sign in with was changed, or that a one-time password came twice: it may not be by them. */
export async function notifyOf(hub: Hub, account: string, what: "changed" | "replayed"): Promise<void> {
  const { email } = await accountOf(hub, account);
  await sendMail(hub, { to: email, mail: what, values: { link: `${hub.settings.address}/compte` } });
}

/** Writes to every accepted agent of an institution, the one who did it included: an act in its name by somebody else is noticed. */
export async function notifyAgents(
  hub: Hub,
  institution: string,
  { mail, path }: { readonly mail: OwnNotice; readonly path: string },
): Promise<void> {
  const agents = await agentsOf(hub, institution);
  const accepted = agents.filter(({ pending_since }) => pending_since === null);
  const values = { institution, link: `${hub.settings.address}${path}` };
  await Promise.all(
    accepted.map(({ email }) => sendMail(hub, { to: unsealed(email, hub.settings.secret), mail, values })),
  );
}

/** Writes to the leads of a campaign, but one, that a publication waits for one of them. */
export async function notifyTeam(hub: Hub, campaign: string, butAccount: string): Promise<void> {
  const { title } = await campaignOf(hub, campaign);
  const values = { title, link: `${hub.settings.address}/campagnes/${campaign}` };
  for (const { account, disabled_at } of await teamOf(hub, campaign)) {
    if (account === butAccount || disabled_at !== null) continue;
    const { email } = await accountOf(hub, account);
    await sendMail(hub, { to: email, mail: "publication", values });
  }
}

const rolesOf = { partners: "partner", reviewers: "reviewer", leads: "lead" } as const;

/**
 * Writes to those whom a step concerns, in French. A message that cannot leave stops nothing: the pages say the same.
 * @param where.institution writes to this partner only
 */
export async function notify(
  hub: Hub,
  notice: Notice,
  where: {
    readonly campaign: string;
    readonly to: keyof typeof rolesOf;
    readonly institution?: string;
  },
): Promise<void> {
  const people = hub.database
    .selectFrom("account")
    .select("email")
    .where("disabled_at", "is", null)
    .where("pending_since", "is", null)
    .where("role", "=", rolesOf[where.to]);
  const partners = hub.database
    .selectFrom("participation")
    .select("institution")
    .where("campaign", "=", where.campaign);
  const team = hub.database
    .selectFrom("team_member")
    .select("account")
    .where("campaign", "=", where.campaign);
  const found = await (where.to === "reviewers"
    ? people
    : where.to === "leads"
      ? people.where("id", "in", team)
      : where.institution === undefined
        ? people.where("institution", "in", partners)
        : people.where("institution", "=", where.institution)
  ).execute();
  const { title, closes_on } = await campaignOf(hub, where.campaign);
  const link = `${hub.settings.address}/campagnes/${where.campaign}`;
  const values = { link, title, day: messagesIn("fr").day(closes_on) };
  await Promise.all(
    found.map(({ email }) =>
      sendMail(hub, { to: unsealed(email, hub.settings.secret), mail: notice, values }),
    ),
  );
}
