import { html, type Insert, type Markup } from "@vigie/documents";
import { z } from "zod";
import type { Person } from "../accounts/account.ts";
import { inClear } from "../accounts/sealed.ts";
import { isActivity } from "../activity.ts";
import { isDay } from "../campaigns/campaign-phase.ts";
import { campaignsFor } from "../campaigns/campaigns-for.ts";
import type { Hub } from "../hub.ts";
import { actKinds, isAct } from "../journal/acts.ts";
import { type JournalLine, linesFrom, recordAlone } from "../journal/journal.ts";
import { type JournalSearch, searchJournal } from "../journal/journal-search.ts";
import { detailOf, type JournalSubject, namesOf, subjectsOf } from "../journal/journal-subjects.ts";
import type { HubMessages } from "../messages.ts";
import { choice, field, hubTable, searchForm, type View } from "../pages/view.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

export function journalRoutes(app: HubApp, hub: Hub): void {
  app.get("/journal", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message } = view;
    const query = querySchema.parse(context.req.query());
    const shelves = await shelvesFor(hub, person);
    const { lines, count, hasMore } = await searchJournal(
      hub.database,
      searchOf(query, shelves),
      query.avant ?? null,
    );
    const oldest = lines.at(-1)?.number;
    return answerPage(context, view, message("journal.title"), [
      html`<p>${message("journal.text")}</p><p><a href="/journal.jsonl">${message("journal.export")}</a></p>`,
      await searchPart(hub, view, { query, shelves }),
      lines.length === 0
        ? html`<p>${message("journal.none")}</p>`
        : await linesTable(hub, view, { lines, count, person, shelves }),
      query.avant === undefined ? null : link(query, undefined, message("journal.latest")),
      hasMore ? link(query, oldest, message("journal.older")) : null,
    ]);
  });
  app.get("/journal.jsonl", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    await recordAlone(hub, { account: person.id, act: "journal.exported", subject: "" });
    return context.body(asStream(linesFrom(hub.database)), 200, {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": 'attachment; filename="journal.jsonl"',
    });
  });
}

const chosen = z.string().max(200).catch("").default("");
const day = z.string().refine(isDay).or(z.literal("")).catch("").default("");
/** What the address of the page asks for; what it cannot ask for is left out. */
const querySchema = z.object({
  acte: z
    .enum(["", ...actKinds])
    .catch("")
    .default(""),
  /** Identifier of a campaign, or the name of a study after `etude:`. */
  objet: chosen,
  personne: chosen,
  du: day,
  au: day,
  /** Number of the last line of the page before. */
  avant: z.coerce.number().int().positive().optional().catch(undefined),
});
type Query = z.infer<typeof querySchema>;

/** The campaigns that somebody may open, each with its study. */
async function shelvesFor(hub: Hub, person: Person) {
  const campaigns = await campaignsFor(hub, person);
  const studies = await hub.database
    .selectFrom("campaign")
    .innerJoin("study", "study.hash", "campaign.study")
    .select(["campaign.id", "study.name", "study.title"])
    .distinct()
    .execute();
  return campaigns.map(({ id, title }) => ({
    id,
    title,
    study: studies.find((one) => one.id === id) ?? { name: "", title: "" },
  }));
}
type Shelves = Awaited<ReturnType<typeof shelvesFor>>;

const studyMark = "etude:";

function searchOf({ acte, objet, personne, du, au }: Query, shelves: Shelves): JournalSearch {
  const found = shelves.filter(({ id, study }) => id === objet || `${studyMark}${study.name}` === objet);
  return {
    kind: acte === "" ? null : acte,
    campaigns: objet === "" ? null : found.map(({ id }) => id),
    account: personne === "" ? null : personne,
    from: du === "" ? null : du,
    to: au === "" ? null : au,
  };
}

async function searchPart(
  hub: Hub,
  page: View,
  { query, shelves }: { readonly query: Query; readonly shelves: Shelves },
): Promise<Insert> {
  const { acte, objet, personne, du, au } = query;
  const view = { ...page, sent: new Map(Object.entries({ acte, objet, personne, du, au })) };
  const { message } = view;
  const studies = new Map(shelves.map(({ study }) => [`${studyMark}${study.name}`, study.title]));
  const all = ["", message("journal.all")] as const;
  return searchForm("/journal", [
    choice(view, "acte", message("journal.kind"), [
      all,
      ...actKinds.map((kind) => [kind, message(`journal.kind.${kind}`)] as const),
    ]),
    choice(view, "objet", message("journal.about"), [
      all,
      ...[...studies].map(([value, title]) => [value, message("journal.wholeStudy", { title })] as const),
      ...shelves.map(({ id, title }) => [id, message("journal.of.campaign", { title })] as const),
    ]),
    choice(view, "personne", message("journal.who"), [
      all,
      ["hub", message("journal.service")],
      ["unknown", message("journal.nobody")],
      ...(await peopleOf(hub)),
    ]),
    field(view, "du", message("journal.from"), { type: "date", required: false }),
    field(view, "au", message("journal.to"), { type: "date", required: false }),
    html`<p><button class="go">${message("journal.search")}</button> <a href="/journal">${message("journal.clear")}</a></p>`,
  ]);
}

/** Who did something that the journal holds, by name. */
async function peopleOf(hub: Hub): Promise<readonly (readonly [id: string, name: string])[]> {
  const acting = hub.database.selectFrom("journal").select("account");
  const found = await hub.database
    .selectFrom("account")
    .select(["id", "name", "institution"])
    .where("id", "in", acting)
    .execute();
  return found
    .map((one) => inClear(hub, one))
    .map(({ id, name, institution }) => [id, `${name} (${institution})`] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, "fr"));
}

async function linesTable(
  hub: Hub,
  view: View,
  found: {
    readonly lines: readonly JournalLine[];
    readonly count: number;
    readonly person: Person;
    readonly shelves: Shelves;
  },
): Promise<Markup> {
  const { lines, count, person, shelves } = found;
  const { message, moment } = view;
  const visible = new Set(shelves.map(({ id }) => id));
  const nameOf = await namesOf(hub, lines, view);
  const subjectOf = await subjectsOf(hub, lines, { message, person, visible });
  return hubTable(
    message("journal.caption", { count }),
    [message("journal.number"), message("journal.at"), message("journal.act")],
    lines.map((line) => [
      String(line.number),
      moment(line.at),
      sentenceOf(line, { nameOf, subject: subjectOf(line), message }),
    ]),
  );
}

/** What a line says, with a link where its subject has a page. */
function sentenceOf(
  line: JournalLine,
  {
    nameOf,
    subject: { text, path },
    message,
  }: {
    readonly nameOf: (account: string) => string;
    readonly subject: JournalSubject;
    readonly message: HubMessages["message"];
  },
): Insert {
  const { act } = line;
  const who = nameOf(line.account);
  if (!isAct(act)) return `${who} : ${act}`;
  const { account = "", before = "", institution = "", what = "" } = detailOf(line);
  const sentence = message(`act.${act}`, {
    who,
    object: text,
    member: nameOf(account),
    before,
    institution,
    what: isActivity(what) ? message(`alert.${what}`) : what,
  });
  const at = sentence.lastIndexOf(text);
  if (path === null || at < 0) return sentence;
  return html`${sentence.slice(0, at)}<a href="${path}">${text}</a>${sentence.slice(at + text.length)}`;
}

function link(query: Query, avant: number | undefined, label: string): Markup {
  const { acte, objet, personne, du, au } = query;
  const asked = Object.entries({ acte, objet, personne, du, au, avant: avant ?? "" })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return html`<p><a href="/journal?${asked.join("&")}">${label}</a></p>`;
}

function asStream(blocks: AsyncGenerator<readonly JournalLine[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await blocks.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value.map((line) => `${JSON.stringify(line)}\n`).join("")));
    },
  });
}
