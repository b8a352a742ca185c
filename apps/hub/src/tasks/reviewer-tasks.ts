import type { Person } from "../accounts/account.ts";
import { teamOf } from "../campaigns/team.ts";
import { depositsByInstitution } from "../deposits/deposits-by-institution.ts";
import type { Hub } from "../hub.ts";
import { mayDo } from "../rules/deposit-states.ts";
import { relationOf } from "../rules/roles.ts";
import type { Task } from "./tasks.ts";

/** Bundles in review that the person may review, and that nobody of its institution has answered. */
export async function reviewerTasks(hub: Hub, person: Person): Promise<readonly Task[]> {
  const answered = hub.database
    .selectFrom("review")
    .innerJoin("account", "account.id", "review.reviewer")
    .select("review.deposit")
    .where("account.institution", "=", person.institution);
  const waiting = await depositsByInstitution(hub.database)
    .innerJoin("campaign", "campaign.id", "deposit.campaign")
    .select([
      "deposit.id",
      "deposit.campaign",
      "deposit.state",
      "campaign.title",
      "participation.institution",
    ])
    .where("deposit.state", "=", "in_review")
    .where("deposit.id", "not in", answered)
    .execute();
  const tasks: Task[] = [];
  for (const { id, campaign, state, title, institution } of waiting) {
    const relation = relationOf(person, { institution, team: await teamOf(hub, campaign) });
    if (mayDo(relation, "review", state))
      tasks.push({ kind: "review", about: title, path: `/depots/${id}`, day: null, count: 1 });
  }
  return tasks;
}
