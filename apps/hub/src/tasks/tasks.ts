import type { Person } from "../accounts/account.ts";
import type { Hub } from "../hub.ts";
import { administratorTasks } from "./administrator-tasks.ts";
import { leadTasks } from "./lead-tasks.ts";
import { partnerTasks } from "./partner-tasks.ts";
import { reviewerTasks } from "./reviewer-tasks.ts";

/** Something that waits for a person. */
export interface Task {
  readonly kind:
    | "key"
    | "deposit"
    | "overdue"
    | "correct"
    | "review"
    | "send_to_review"
    | "assemble"
    | "assembly_failed"
    | "publish"
    | "answer"
    | "late_partners"
    | "agent"
    | "accept_agent"
    | "erasures";
  /** Title of the campaign, or name of the institution, that it is about. */
  readonly about: string;
  /** Path of the page where it is done. */
  readonly path: string;
  /** Last day to do it; null for none. */
  readonly day: string | null;
  /** How many of them there are; 1 for a single thing. */
  readonly count: number;
}

const tasksOf = {
  administrator: administratorTasks,
  lead: leadTasks,
  partner: partnerTasks,
  reviewer: reviewerTasks,
} as const;

/** What waits for a person, the nearest day first. */
export async function tasksFor(hub: Hub, person: Person): Promise<readonly Task[]> {
  const found = await tasksOf[person.role](hub, person);
  return found.toSorted((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999"));
}
