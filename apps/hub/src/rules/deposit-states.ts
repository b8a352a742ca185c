import { type DepositRelation, relations } from "./roles.ts";

export const depositStates = [
  "received",
  "verified",
  "in_review",
  "approved",
  "published",
  /** Its edition was withdrawn. */
  "retracted",
  "refused",
  "returned",
  "withdrawn",
  "superseded",
] as const;
export type DepositState = (typeof depositStates)[number];

/** What people do with a deposit; the hub verifies and supersedes it, and publishing is an action on the campaign. */
export const depositActions = [
  /** Its state, and nothing of what it holds. */
  "follow",
  /** Its tables, its guarantee, its differences with the edition before. */
  "read",
  "download",
  /** Why it was refused or returned. */
  "read_reasons",
  "withdraw",
  "send_to_review",
  "review",
  "erase",
] as const;
export type DepositAction = (typeof depositActions)[number];

const everyone: readonly DepositRelation[] = relations;
/** Until it is published, neither other partners nor leads of other campaigns know that a bundle exists. */
const involved = relations.filter((relation) => relation !== "other_lead" && relation !== "other_partner");

type Rights = Readonly<Partial<Record<DepositAction, readonly DepositRelation[]>>>;

/**
 * Who may do what in each state. What is not written is forbidden. An administrator keeps accounts and sees no table; a
 * refused bundle says why to its partner alone.
 */
const rights: Readonly<Record<DepositState, Rights>> = {
  received: { follow: involved, read_reasons: ["depositor"] },
  verified: {
    follow: involved,
    read: ["depositor", "lead"],
    download: ["depositor"],
    withdraw: ["depositor"],
    send_to_review: ["lead"],
  },
  in_review: {
    follow: involved,
    read: ["depositor", "reviewer", "lead"],
    download: ["depositor", "reviewer"],
    review: ["reviewer"],
    withdraw: ["depositor"],
  },
  approved: {
    follow: involved,
    read: ["depositor", "reviewer", "lead"],
    download: ["depositor", "reviewer"],
    withdraw: ["depositor"],
  },
  published: {
    follow: everyone,
    read: everyone,
    download: ["depositor", "reviewer", "lead"],
  },
  retracted: {
    follow: involved,
    read: ["depositor", "reviewer", "lead"],
    download: ["depositor"],
    erase: ["depositor", "lead"],
  },
  refused: { follow: involved, read_reasons: ["depositor"], erase: ["depositor", "lead"] },
  returned: {
    follow: involved,
    read: ["depositor", "reviewer", "lead"],
    read_reasons: ["depositor", "reviewer", "lead"],
    download: ["depositor"],
    erase: ["depositor", "lead"],
  },
  withdrawn: { follow: involved, erase: ["depositor", "lead"] },
  superseded: { follow: involved, erase: ["depositor", "lead"] },
};

export function mayDo(relation: DepositRelation, action: DepositAction, state: DepositState): boolean {
  return rights[state][action]?.includes(relation) ?? false;
}

/** Where each state may lead. */
const next: Readonly<Record<DepositState, readonly DepositState[]>> = {
  received: ["verified", "refused", "withdrawn", "superseded"],
  verified: ["in_review", "withdrawn", "superseded"],
  in_review: ["approved", "returned", "withdrawn", "superseded"],
  approved: ["published", "withdrawn", "superseded"],
  published: ["retracted"],
  retracted: [],
  refused: [],
  returned: ["withdrawn", "superseded"],
  withdrawn: [],
  superseded: [],
};

export function mayBecome(from: DepositState, to: DepositState): boolean {
  return next[from].includes(to);
}

/** Deposits that a new one of the same partner replaces. */
export function isCurrent(state: DepositState): boolean {
  return !["refused", "withdrawn", "superseded", "published", "retracted"].includes(state);
}

export interface ReviewAnswer {
  /** Institution of the reviewer. */
  readonly institution: string;
  readonly verdict: "approve" | "return";
}

/**
 * Two persons of two institutions, neither of which deposits or conducts the campaign, each without knowing what the other answered.
 */
export const reviewersNeeded = 2;

/** What the answers make of a deposit in review; null while one is missing. */
export function outcomeOf(answers: readonly ReviewAnswer[]): "approved" | "returned" | null {
  const distinct = new Map(answers.map((answer) => [answer.institution, answer.verdict]));
  if (distinct.size < reviewersNeeded) return null;
  return [...distinct.values()].every((verdict) => verdict === "approve") ? "approved" : "returned";
}
