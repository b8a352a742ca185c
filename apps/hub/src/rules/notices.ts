import type { Role } from "./roles.ts";

/** What the hub writes to people about, each to be declined; what protects an account is always sent. */
export const topics = [
  "campaigns",
  "deposits",
  "reviews",
  "remarks",
  "publication",
  "deadlines",
  "institution",
  "digest",
] as const;
export type Topic = (typeof topics)[number];

/** What a message announces, and what it is about. */
export const topicOf = {
  campaign: "campaigns",
  changes: "campaigns",
  delayed: "deadlines",
  cancelled: "campaigns",
  deposited: "deposits",
  withdrawn: "deposits",
  review: "reviews",
  returned: "reviews",
  approved: "reviews",
  remark: "remarks",
  assembled: "publication",
  published: "publication",
  retracted: "publication",
  corrected: "publication",
  before14: "deadlines",
  before3: "deadlines",
  after1: "deadlines",
} as const satisfies Readonly<Record<string, Topic>>;
export type Notice = keyof typeof topicOf;

const topicsOf: Readonly<Record<Role, readonly Topic[]>> = {
  administrator: ["digest"],
  lead: ["deposits", "reviews", "remarks", "publication", "digest"],
  reviewer: ["campaigns", "deposits", "reviews", "publication", "digest"],
  partner: ["campaigns", "reviews", "remarks", "publication", "deadlines", "institution", "digest"],
};

/** What somebody in a role is written to about. */
export function topicsFor(role: Role): readonly Topic[] {
  return topicsOf[role];
}

export type ReminderKind = "before14" | "before3" | "after1";

/** After a deadline, a partner is reminded once, unless the service was stopped for a week. */
const lateDays = 7;

/**
 * The reminder that is due to a partner who has deposited nothing; null for none.
 * @param days left before the deadline, the day itself being 0
 * @param openedDays how many days before the deadline the campaign was opened: its opening was announced then
 */
export function reminderDue(days: number, openedDays: number): ReminderKind | null {
  if (days < 0) return days >= -lateDays ? "after1" : null;
  if (days <= 3) return openedDays > 3 ? "before3" : null;
  return days <= 14 && openedDays > 14 ? "before14" : null;
}
