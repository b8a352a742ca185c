/** What an account is for. One account has one role: whoever has two has two accounts. */
export const roles = ["administrator", "lead", "reviewer", "partner"] as const;
export type Role = (typeof roles)[number];

/** What somebody is to one deposit. */
export const relations = [
  "depositor",
  "other_partner",
  "reviewer",
  /** A reviewer of the institution that deposits. */
  "reviewer_of_depositor",
  "lead",
  "administrator",
] as const;
export type Relation = (typeof relations)[number];

export function relationOf(
  person: { readonly role: Role; readonly institution: string },
  depositor: { readonly institution: string },
): Relation {
  const isOwn = person.institution === depositor.institution;
  switch (person.role) {
    case "reviewer":
      return isOwn ? "reviewer_of_depositor" : "reviewer";
    case "partner":
      return isOwn ? "depositor" : "other_partner";
    default:
      return person.role;
  }
}
