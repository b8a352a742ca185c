import { z } from "zod";
import type { Person } from "../accounts/account.ts";
import { isErased } from "../accounts/account-closure.ts";
import { inClear } from "../accounts/sealed.ts";
import { depositsByInstitution } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import type { HubMessages } from "../messages.ts";
import type { JournalLine } from "./journal.ts";

/** What a line is about, in words, and the page where it is seen; null where this reader may open none. */
export interface JournalSubject {
  readonly text: string;
  readonly path: string | null;
}

/** Who reads the journal: the title of a campaign that is not `visible` to them is not shown. */
interface Reader extends Pick<HubMessages, "message"> {
  readonly person: Person;
  readonly visible: ReadonlySet<string>;
}

type Named = readonly (readonly [id: string, subject: JournalSubject])[];

const details = z.record(z.string(), z.union([z.string(), z.number()]));

/** What a line says beside its subject. */
export function detailOf({ detail }: Pick<JournalLine, "detail">): Readonly<Record<string, string>> {
  const read = details.parse(JSON.parse(detail));
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
}

/** Names the accounts, campaigns, bundles, editions and invitations that lines are about. */
export async function subjectsOf(
  hub: Hub,
  lines: readonly JournalLine[],
  reader: Reader,
): Promise<(line: JournalLine) => JournalSubject> {
  const ids = [...new Set(lines.map(({ subject }) => subject))];
  const kinds = [accountSubjects, invitationSubjects, campaignSubjects, editionSubjects, depositSubjects];
  const found = await Promise.all(kinds.map((subjects) => subjects(hub, ids, reader)));
  const removed = await removedEditions(hub, lines, reader);
  const known = new Map([...removed, ...found.flat()]);
  return (line) => known.get(line.subject) ?? { text: otherSubject(line, reader), path: null };
}

/** The names of those who did what lines say, and of those whom they name. */
export async function namesOf(
  hub: Hub,
  lines: readonly JournalLine[],
  { message }: Pick<HubMessages, "message">,
): Promise<(account: string) => string> {
  const ids = [...new Set(lines.flatMap((line) => [line.account, detailOf(line).account ?? ""]))];
  const names = new Map(
    (await accountsOf(hub, ids)).map((one) => [
      one.id,
      isErased(one)
        ? message("journal.erased", { institution: one.institution })
        : `${one.name} (${one.institution})`,
    ]),
  );
  return (account) =>
    account === "hub" ? message("journal.service") : (names.get(account) ?? message("journal.nobody"));
}

async function accountsOf(hub: Hub, ids: readonly string[]) {
  const found = await hub.database
    .selectFrom("account")
    .select(["id", "name", "email", "institution"])
    .where("id", "in", ids)
    .execute();
  return found.map((one) => inClear(hub, one));
}

async function accountSubjects(
  hub: Hub,
  ids: readonly string[],
  { person, message }: Reader,
): Promise<Named> {
  return (await accountsOf(hub, ids)).map((one) => {
    const { id, name, institution } = one;
    const text = isErased(one)
      ? message("journal.of.erased", { institution })
      : message("journal.of.account", { name, institution });
    return [id, { text, path: person.role === "administrator" ? `/comptes/${id}` : null }];
  });
}

async function invitationSubjects(hub: Hub, ids: readonly string[], { message }: Reader): Promise<Named> {
  const found = await hub.database
    .selectFrom("invitation")
    .select(["id", "name", "institution"])
    .where("id", "in", ids)
    .execute();
  return found.map((one) => {
    const { id, name, institution } = inClear(hub, one);
    return [id, { text: message("journal.of.invitation", { name, institution }), path: null }];
  });
}

async function campaignSubjects(
  { database }: Hub,
  ids: readonly string[],
  { visible, message }: Reader,
): Promise<Named> {
  const found = await database
    .selectFrom("campaign")
    .select(["id", "title"])
    .where("id", "in", ids)
    .execute();
  return found.map(({ id, title }) => [
    id,
    visible.has(id)
      ? { text: message("journal.of.campaign", { title }), path: `/campagnes/${id}` }
      : { text: message("journal.of.otherCampaign"), path: null },
  ]);
}

async function editionSubjects({ database }: Hub, ids: readonly string[], reader: Reader): Promise<Named> {
  const found = await database
    .selectFrom("edition")
    .innerJoin("campaign", "campaign.id", "edition.campaign")
    .select(["edition.id", "edition.campaign", "campaign.title"])
    .where("edition.id", "in", ids)
    .execute();
  return found.map(({ id, campaign, title }) => [id, editionSubject(reader, { campaign, title })]);
}

async function depositSubjects(
  hub: Hub,
  ids: readonly string[],
  { person, visible, message }: Reader,
): Promise<Named> {
  const found = await depositsByInstitution(hub.database)
    .innerJoin("campaign", "campaign.id", "deposit.campaign")
    .select(["deposit.id", "deposit.campaign", "campaign.title", "participation.institution"])
    .where("deposit.id", "in", ids)
    .execute();
  return found.map(({ id, campaign, title, institution }) => {
    if (!visible.has(campaign)) return [id, { text: message("journal.of.otherDeposit"), path: null }];
    // An administrator opens no bundle.
    const path = person.role === "lead" ? `/depots/${id}` : `/campagnes/${campaign}`;
    return [id, { text: message("journal.of.deposit", { institution, title }), path }];
  });
}

/** Previews that were removed: only their lines say of which campaign they were. */
async function removedEditions(
  { database }: Hub,
  lines: readonly JournalLine[],
  reader: Reader,
): Promise<Named> {
  const pairs = lines.flatMap((line) => {
    const { campaign } = detailOf(line);
    return line.act.startsWith("edition.") && campaign !== undefined ? [{ id: line.subject, campaign }] : [];
  });
  if (pairs.length === 0) return [];
  const ids = pairs.map(({ campaign }) => campaign);
  const found = await database
    .selectFrom("campaign")
    .select(["id", "title"])
    .where("id", "in", ids)
    .execute();
  const titles = new Map(found.map(({ id, title }) => [id, title]));
  return pairs.map(({ id, campaign }) => [
    id,
    editionSubject(reader, { campaign, title: titles.get(campaign) ?? "" }),
  ]);
}

function editionSubject(
  { visible, message }: Reader,
  { campaign, title }: { readonly campaign: string; readonly title: string },
): JournalSubject {
  return visible.has(campaign)
    ? { text: message("journal.of.edition", { title }), path: `/campagnes/${campaign}` }
    : { text: message("journal.of.otherEdition"), path: null };
}

/** What a line says by itself of its subject, which has no row or lost it. */
function otherSubject(line: JournalLine, { message }: Reader): string {
  const { study = "", version = "", institution = "" } = detailOf(line);
  const [kind] = line.act.split(".");
  switch (kind) {
    case "study":
      return message("journal.of.study", { study, version });
    case "invitation":
      return message("journal.of.invited", { institution });
    case "edition":
      return message("journal.of.removed");
    case "account":
    case "alert":
      return message("journal.of.nobody");
    default:
      return institution === "" ? line.subject : `${line.subject} (${institution})`;
  }
}
