import type { ExpressionBuilder } from "kysely";
import { dayIn } from "../campaigns/campaign-phase.ts";
import type { HubReader, HubTables } from "../database/schema.ts";
import { type ActKind, actsOf } from "./acts.ts";
import type { JournalLine } from "./journal.ts";

/** What lines are searched by; null for all. */
export interface JournalSearch {
  readonly kind: ActKind | null;
  /** Campaigns whose lines, and those of their bundles and editions, are looked for. */
  readonly campaigns: readonly string[] | null;
  /** Identifier of an account, or `hub`. */
  readonly account: string | null;
  /** First and last day, in Paris. */
  readonly from: string | null;
  readonly to: string | null;
}

const linesOnPage = 50;

/**
 * One page of the lines that a search finds, the last first.
 * @param before number of the last line of the page before; null for the first page
 * @returns how many lines there are on all pages, and whether some are older than those of this page
 */
export async function searchJournal(
  database: HubReader,
  search: JournalSearch,
  before: number | null,
): Promise<{ readonly lines: readonly JournalLine[]; readonly count: number; readonly hasMore: boolean }> {
  const found = database.selectFrom("journal").where((expressions) => matches(expressions, search));
  const { count } = await found
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const page = before === null ? found : found.where("number", "<", before);
  const lines = await page
    .selectAll()
    .orderBy("number", "desc")
    .limit(linesOnPage + 1)
    .execute();
  return {
    lines: lines.slice(0, linesOnPage),
    count: Number(count),
    hasMore: lines.length > linesOnPage,
  };
}

function matches(
  { and, or, eb, selectFrom }: ExpressionBuilder<HubTables, "journal">,
  { kind, campaigns, account, from, to }: JournalSearch,
) {
  const ofCampaigns = (ids: readonly string[]) => {
    const own = [
      eb("subject", "in", ids),
      eb("subject", "in", selectFrom("deposit").select("id").where("campaign", "in", ids)),
      eb("subject", "in", selectFrom("edition").select("id").where("campaign", "in", ids)),
    ];
    // A preview that was removed has no row any more.
    return or([...own, ...ids.map((id) => eb("detail", "like", `%"campaign":"${id}"%`))]);
  };
  return and([
    ...(kind === null ? [] : [eb("act", "in", actsOf(kind))]),
    ...(campaigns === null ? [] : [campaigns.length === 0 ? eb("number", "<", 0) : ofCampaigns(campaigns)]),
    ...(account === null ? [] : [eb("account", "=", account)]),
    ...(from === null ? [] : [eb("at", ">=", startIn("Europe/Paris", from))]),
    ...(to === null ? [] : [eb("at", "<", startIn("Europe/Paris", dayAfter(to)))]),
  ]);
}

/** The instant at which a day begins in Paris, where midnight is one hour or two ahead of UTC. */
function startIn(timezone: "Europe/Paris", day: string): string {
  const inSummer = new Date(`${day}T00:00:00+02:00`);
  const start = dayIn(timezone, inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`);
  return start.toISOString();
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
