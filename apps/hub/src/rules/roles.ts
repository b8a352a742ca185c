/** What an account is for. One account has one role: whoever has two has two accounts. */
export const roles = ["administrator", "lead", "reviewer", "partner"] as const;
export type Role = (typeof roles)[number];

/** What somebody is to one deposit. */
export const relations = [
  "depositor",
  "other_partner",
  "reviewer",
  /** A reviewer of the institution that deposits, or of one that conducts the campaign. */
  "conflicted_reviewer",
  /** Lead of the team that conducts the campaign. */
  "lead",
  "other_lead",
  "administrator",
] as const;
export type DepositRelation = (typeof relations)[number];

/** A lead of a campaign. */
export interface TeamMember {
  readonly account: string;
  readonly institution: string;
}

export function relationOf(
  person: { readonly id: string; readonly role: Role; readonly institution: string },
  deposit: { readonly institution: string; readonly team: readonly TeamMember[] },
): DepositRelation {
  const isOwn = person.institution === deposit.institution;
  switch (person.role) {
    case "reviewer":
      return isOwn || deposit.team.some(({ institution }) => institution === person.institution)
        ? "conflicted_reviewer"
        : "reviewer";
    case "partner":
      return isOwn ? "depositor" : "other_partner";
    case "lead":
      return deposit.team.some(({ account }) => account === person.id) ? "lead" : "other_lead";
    default:
      return person.role;
  }
}
