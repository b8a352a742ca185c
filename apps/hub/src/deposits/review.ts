import type { Person } from "../accounts/account.ts";
import { inClear } from "../accounts/sealed.ts";
import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { outcomeOf, reviewersNeeded } from "../rules/deposit-states.ts";
import { allow, change, depositOf } from "./deposit.ts";

/**
 * Keeps a reviewer's answer; the second one decides.
 * @throws {VigieErrors} where the person may not review it, answered already, is of the institution of the other reviewer, or asks for
 * changes without saying which
 */
export async function answerReview(hub: Hub, person: Person, id: string, given: ReviewGiven): Promise<void> {
  await inTransaction(hub, (transaction) => answerIn(hub, transaction, { person, id, ...given }));
}

interface ReviewGiven {
  readonly verdict: "approve" | "return";
  readonly reasons: string;
}

/** `answerReview`, in a transaction of its caller. @param answer.group of a review by batch @returns what was decided; null while an answer is missing */
export async function answerIn(
  hub: Hub,
  transaction: HubTransaction,
  answer: ReviewGiven & { readonly person: Person; readonly id: string; readonly group?: string },
): Promise<ReturnType<typeof outcomeOf>> {
  const { person, id, verdict, group } = answer;
  const reasons = answer.reasons.trim();
  const now = hub.now();
  const deposit = await depositOf({ database: transaction }, id);
  allow(person, deposit, "review");
  if (verdict === "return" && reasons === "") return refuse("hub/reasons-missing");
  const answers = await transaction
    .selectFrom("review")
    .innerJoin("account", "account.id", "review.reviewer")
    .select(["review.reviewer", "review.verdict", "account.institution"])
    .where("deposit", "=", id)
    .execute();
  if (answers.length >= reviewersNeeded || answers.some(({ reviewer }) => reviewer === person.id))
    return refuse("hub/state-changed");
  const { institution } = person;
  if (answers.some((other) => other.institution === institution)) return refuse("hub/review-by-colleague");
  await transaction
    .insertInto("review")
    .values({ deposit: id, reviewer: person.id, verdict, reasons, answered_at: now.toISOString() })
    .execute();
  const detail = group === undefined ? {} : { group };
  await record(transaction, { account: person.id, act: "review.answered", subject: id, detail }, now);
  const outcome = outcomeOf([...answers, { institution, verdict }]);
  if (outcome !== null) await change(hub, transaction, deposit, { to: outcome, by: "hub" });
  return outcome;
}

/** Whether another reviewer of a person's institution answered: two institutions are needed. */
export async function hasColleagueAnswered(hub: Hub, person: Person, id: string): Promise<boolean> {
  const found = await hub.database
    .selectFrom("review")
    .innerJoin("account", "account.id", "review.reviewer")
    .select("review.reviewer")
    .where("deposit", "=", id)
    .where("account.institution", "=", person.institution)
    .where("review.reviewer", "!=", person.id)
    .executeTakeFirst();
  return found !== undefined;
}

/** The answers that a person may see: its own, and all of them once both are there. */
export async function answersFor(hub: Hub, person: Person, id: string) {
  const answers = await hub.database
    .selectFrom("review")
    .innerJoin("account", "account.id", "review.reviewer")
    .select(["review.reviewer", "review.verdict", "review.reasons", "account.name", "account.institution"])
    .where("deposit", "=", id)
    .orderBy("answered_at")
    .execute();
  const shown = answers.map((one) => inClear(hub, one));
  return answers.length >= reviewersNeeded ? shown : shown.filter(({ reviewer }) => reviewer === person.id);
}
