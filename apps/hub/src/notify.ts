import type { MessageValues } from "@vigie/words";
import { accountOf, type Person } from "./accounts/account.ts";
import { unsealed } from "./accounts/sealed.ts";
import { campaignOf } from "./campaigns/campaign-phase.ts";
import type { HubReader } from "./database/schema.ts";
import { inTransaction } from "./database/transaction.ts";
import type { Hub, Message } from "./hub.ts";
import { record } from "./journal/journal.ts";
import { logFault } from "./log.ts";
import { hubMessages } from "./messages.ts";
import { type Notice, type Topic, topicOf, topicsFor } from "./rules/notices.ts";
import type { Settings } from "./settings.ts";

/** What all agents of an institution are written of what is done in its name. */
type OwnNotice = "ownAgent" | "ownKey" | "ownDeposit" | "ownErasure";
/** What e-mails say: which campaign, and its deadline; never a figure, nor a name of a person but the one who invites. */
type Mail =
  | Notice
  | "alert"
  | "anchor"
  | "changed"
  | "closing"
  | "digest"
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
  const { message } = hubMessages("fr");
  return send({ to, subject: message(`mail.${mail}.subject`), text: message(`mail.${mail}.text`, values) });
}

/** Tells somebody that what they sign in with was changed, or that a one-time password came twice: it may not be by them. */
export async function notifyOf(hub: Hub, account: string, what: "changed" | "replayed"): Promise<void> {
  const { email } = await accountOf(hub, account);
  await sendMail(hub, { to: email, mail: what, values: { link: `${hub.settings.address}/compte` } });
}

/**
 * Writes to every accepted agent of an institution who did not decline it, the one who did it included: an act in its name by
 * somebody else is noticed.
 */
export async function notifyAgents(
  hub: Hub,
  institution: string,
  {
    mail,
    path,
    values = {},
  }: { readonly mail: OwnNotice; readonly path: string; readonly values?: MessageValues },
): Promise<void> {
  const agents = await wanting(hub.database, "institution")
    .select("email")
    .where("role", "=", "partner")
    .where("institution", "=", institution)
    .execute();
  const written = { ...values, institution, link: `${hub.settings.address}${path}` };
  await Promise.all(
    agents.map(({ email }) =>
      sendMail(hub, { to: unsealed(email, hub.settings.secret), mail, values: written }),
    ),
  );
}

/** Writes to the leads of a campaign who did not decline it, but one, that a publication waits for one of them. */
export async function notifyTeam(hub: Hub, campaign: string, butAccount: string): Promise<void> {
  const { title } = await campaignOf(hub, campaign);
  const values = { title, link: `${hub.settings.address}/campagnes/${campaign}` };
  const team = hub.database.selectFrom("team_member").select("account").where("campaign", "=", campaign);
  const colleagues = await wanting(hub.database, "publication")
    .select("email")
    .where("id", "in", team)
    .where("id", "!=", butAccount)
    .execute();
  for (const { email } of colleagues)
    await sendMail(hub, { to: unsealed(email, hub.settings.secret), mail: "publication", values });
}

const rolesOf = { partners: "partner", reviewers: "reviewer", leads: "lead" } as const;

/** Whom a step of a campaign concerns. */
interface Recipients {
  readonly campaign: string;
  readonly to: keyof typeof rolesOf;
  /** Writes to these partners only; to all by default. */
  readonly institutions?: readonly string[];
  /** Deadline of this partner; the campaign's by default. */
  readonly day?: string;
}

/**
 * Writes to those whom a step concerns, in French, but for who declined it. A message that cannot leave stops nothing: the pages
 * say the same.
 */
export async function notify(hub: Hub, notice: Notice, where: Recipients): Promise<void> {
  const found = await recipients(hub, notice, where);
  const { title, closes_on } = await campaignOf(hub, where.campaign);
  const link = `${hub.settings.address}/campagnes/${where.campaign}`;
  const values = { link, title, day: hubMessages("fr").day(where.day ?? closes_on) };
  await sendEach(
    found.map(
      ({ email }) =>
        () =>
          sendMail(hub, { to: unsealed(email, hub.settings.secret), mail: notice, values }),
    ),
  );
}

/** Messages that leave at the same time: mail servers refuse many connections of one service. */
const sendersMax = 8;

/**
 * Sends messages, a few at the same time. After as many failures in a row, the mail server is taken for one that does not answer,
 * for which each message would wait some seconds: the others are not tried.
 * @returns which of them left
 */
export async function sendEach(sends: readonly (() => Promise<boolean>)[]): Promise<readonly boolean[]> {
  const left = sends.map(() => false);
  const queue = sends.entries();
  let failures = 0;
  const sender = async () => {
    for (const [at, send] of queue) {
      if (failures >= sendersMax) return;
      left[at] = await send();
      failures = left[at] ? 0 : failures + 1;
    }
  };
  await Promise.all(Array.from({ length: sendersMax }, sender));
  return left;
}

/** `notify`, for a page that does not wait for the mail server. */
export function notifyLater(hub: Hub, notice: Notice, where: Recipients): void {
  void notify(hub, notice, where).catch((error: unknown) => logFault(hub, "notify", error));
}

function recipients({ database }: Hub, notice: Notice, { campaign, to, institutions }: Recipients) {
  const people = wanting(database, topicOf[notice]).select("email").where("role", "=", rolesOf[to]);
  const team = database.selectFrom("team_member").select("account").where("campaign", "=", campaign);
  if (to === "leads") return people.where("id", "in", team).execute();
  if (to === "reviewers") return people.execute();
  const partners = database
    .selectFrom("participation")
    .select("institution")
    .where("campaign", "=", campaign);
  return (
    institutions === undefined
      ? people.where("institution", "in", partners)
      : people.where("institution", "in", institutions)
  ).execute();
}

/** Open and accepted accounts whose person did not decline messages about something. */
export function wanting(database: HubReader, topic: Topic) {
  return database
    .selectFrom("account")
    .where("disabled_at", "is", null)
    .where("pending_since", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("unwanted_mail")
            .select("unwanted_mail.topic")
            .whereRef("unwanted_mail.account", "=", "account.id")
            .where("unwanted_mail.topic", "=", topic),
        ),
      ),
    );
}

/** A server that does not answer keeps nobody waiting before a page. */
const longest = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 } as const;

/** Sends by the SMTP server of the settings; without one nothing leaves, and the pages show the links. */
export function mailer({ mail }: Pick<Settings, "mail">, to: Pick<Hub, "now" | "log">): Hub["send"] {
  if (mail === null) return async () => false;
  const { url, from } = mail;
  // Loaded by those who use it.
  const opened = import("nodemailer").then(({ createTransport }) =>
    createTransport({ url, ...longest, disableFileAccess: true, disableUrlAccess: true }, { from }),
  );
  return (message: Message) =>
    opened
      .then((transport) => transport.sendMail({ ...message, to: { name: "", address: message.to } }))
      .then(
        () => true,
        (error: unknown) => {
          logFault(to, "mail", error);
          return false;
        },
      );
}

/** What a person does not want to be written to about. */
export async function unwantedTopics(
  { database }: { readonly database: HubReader },
  account: string,
): Promise<readonly Topic[]> {
  const found = await database
    .selectFrom("unwanted_mail")
    .select("topic")
    .where("account", "=", account)
    .execute();
  return found.map(({ topic }) => topic);
}

/** Keeps what a person wants to be written to about, among what concerns its role. */
export async function chooseMail(
  hub: Hub,
  { id: account, role }: Person,
  wanted: readonly string[],
): Promise<void> {
  const unwanted = topicsFor(role).filter((topic) => !wanted.includes(topic));
  await inTransaction(hub, async (transaction) => {
    await transaction.deleteFrom("unwanted_mail").where("account", "=", account).execute();
    if (unwanted.length > 0)
      await transaction
        .insertInto("unwanted_mail")
        .values(unwanted.map((topic) => ({ account, topic })))
        .execute();
    const detail = { declined: unwanted.join(" ") };
    await record(transaction, { account, act: "account.mail_chosen", subject: account, detail }, hub.now());
  });
}
