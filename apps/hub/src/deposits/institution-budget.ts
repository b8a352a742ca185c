import {
  asNumber,
  budgetsOver,
  budgetsSpent,
  contradictedSources,
  type Ledger,
  type LedgerLine,
  plannedLine,
  readLedger,
  totalSpent,
} from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { participantOf } from "../campaigns/participants.ts";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import type { Hub } from "../hub.ts";
import { hubProblem, serializedProblems } from "../problems.ts";
import type { Verification } from "./verification.ts";

/**
 * Whether the bundles that an institution deposited stay under the caps with this one: all that were verified, over all
 * campaigns. One that was withdrawn, replaced, returned or erased since was received all the same.
 */
export async function withBudget(
  hub: Hub,
  transaction: HubTransaction,
  { id, institution }: { readonly id: string; readonly institution: string },
  found: Verification & { readonly kind: "right" },
): Promise<Verification> {
  const ledger = await ledgerOf(transaction, institution, { except: id });
  const [line] = readLedger(found.spent, place);
  if (line === undefined) throw new RangeError("a verified bundle has a line of ledger");
  const problems = budgetProblems(ledger, line, hub.settings.caps);
  return problems.length === 0 ? found : { kind: "wrong", problems: serializedProblems(problems) };
}

/** What an institution spent before its next bundle, as `withBudget` counts it: rho over all, and by source on its fullest days. */
export async function budgetSpent(hub: Hub, institution: string) {
  const ledger = await ledgerOf(hub.database, institution);
  const sources = budgetsSpent(ledger).map((budget) => ({ ...budget, rho: asNumber(budget.rho) }));
  return { all: asNumber(totalSpent(ledger)), sources };
}

/**
 * Institutions that one more edition of a study would take over a cap, were each of their bundles to spend what the study asks.
 * @param institutions by the partner that each is
 */
export async function institutionsOverCap(
  hub: Hub,
  study: Study,
  institutions: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const over: string[] = [];
  for (const [institution, own] of Map.groupBy(institutions, ([, name]) => name)) {
    const ledger = await ledgerOf(hub.database, institution);
    const line = plannedLine(study, [
      ...new Set(own.map(([key]) => participantOf(study, key)?.partner.id ?? "")),
    ]);
    if (capProblems(ledger, line, hub.settings.caps).length > 0) over.push(institution);
  }
  return over;
}

async function ledgerOf(
  reader: HubReader,
  institution: string,
  { except = "" }: { readonly except?: string } = {},
): Promise<Ledger> {
  const verified = await depositsByInstitution(reader)
    .select("deposit.spent")
    .where("participation.institution", "=", institution)
    .where("deposit.id", "!=", except)
    .where("deposit.spent", "is not", null)
    .execute();
  return distinct(verified.flatMap(({ spent }) => readLedger(spent ?? "", place)));
}

const place = { file: "bundle.zip" };

function budgetProblems(
  ledger: Ledger,
  line: LedgerLine,
  caps: Hub["settings"]["caps"],
): readonly VigieError[] {
  const known = contradictedSources(ledger, line).map((source) =>
    hubProblem("hub/mark-known", place, { source: textValue(source) }),
  );
  return [...capProblems(ledger, line, caps), ...known];
}

function capProblems(ledger: Ledger, line: LedgerLine, caps: Hub["settings"]["caps"]): readonly VigieError[] {
  const used = asNumber(totalSpent(distinct([...ledger, line])));
  const values = { used: textValue(String(used)), cap: textValue(String(caps.all)) };
  return [
    ...budgetsOver(ledger, line, caps.window).map((over) => hubProblem("hub/cap-reached", place, over)),
    ...(used > caps.all ? [hubProblem("hub/over-cap", place, values)] : []),
  ];
}

function distinct(ledger: Ledger): Ledger {
  return [...new Map(ledger.map((line) => [line.hash, line])).values()];
}

/** Deposits, each with the part that its institution takes in the campaign. */
export function depositsByInstitution(database: HubReader) {
  return database
    .selectFrom("deposit")
    .innerJoin("participation", (join) =>
      join
        .onRef("participation.campaign", "=", "deposit.campaign")
        .onRef("participation.partner", "=", "deposit.partner"),
    );
}
