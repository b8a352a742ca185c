import { accountOf } from "./accounts/account.ts";
import type { Hub } from "./hub.ts";
import { messagesIn } from "./messages.ts";

/** What people are told of by e-mail; never a figure, nor a name of a person. */
export type Notice = "campaign" | "review" | "returned" | "published";

/** Tells somebody that what they sign in with was changed, in case it was not by them. */
export async function tellOfChange(hub: Hub, account: string): Promise<void> {
  const { message } = messagesIn("fr");
  const { email } = await accountOf(hub, account);
  await hub.send({
    to: email,
    subject: message("mail.changed.subject"),
    text: message("mail.changed.text", { link: `${hub.settings.address}/compte` }),
  });
}

/**
 * Writes to those whom a step concerns, in French. A message that cannot leave stops nothing: the pages say the same.
 * @param where.institution writes to this partner only
 */
export async function notify(
  hub: Hub,
  notice: Notice,
  where: {
    readonly campaign: string;
    readonly to: "partners" | "reviewers";
    readonly institution?: string;
  },
): Promise<void> {
  const { message } = messagesIn("fr");
  const people = hub.database
    .selectFrom("account")
    .select("email")
    .where("disabled_at", "is", null)
    .where("role", "=", where.to === "partners" ? "partner" : "reviewer");
  const partners = hub.database
    .selectFrom("participation")
    .select("institution")
    .where("campaign", "=", where.campaign);
  const found = await (where.to === "reviewers"
    ? people
    : where.institution === undefined
      ? people.where("institution", "in", partners)
      : people.where("institution", "=", where.institution)
  ).execute();
  const link = `${hub.settings.address}/campagnes/${where.campaign}`;
  await Promise.all(
    found.map(({ email }) =>
      hub.send({
        to: email,
        subject: message(`mail.${notice}.subject`),
        text: message(`mail.${notice}.text`, { link }),
      }),
    ),
  );
}
