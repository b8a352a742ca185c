/** What a campaign is on a day, for one of its partners or for everybody else. */
export const campaignPhases = [
  "open",
  /** Its deadline is past, and this partner may deposit still. */
  "extended",
  "overdue",
  "published",
  "archived",
  /** Opened by mistake, or given up: nothing of it is published. */
  "cancelled",
] as const;
export type CampaignPhase = (typeof campaignPhases)[number];

export const campaignActions = [
  "deposit",
  /** Its terms: title, message, deadline, and more time for one partner. */
  "change",
  "comment",
  /** Remarks of one's own institution, or to it, or to all partners: whoever reads another one is an `other_partner` there. */
  "read_comment",
  "assemble",
  /** The pages of every partner's bundle, before they are public. */
  "preview",
  /** Pages of one's own bundle alone. */
  "preview_own",
  "publish",
  "archive",
  /** Prepares the study and the campaign of the next period. */
  "renew",
  "cancel",
  /** Takes what was published away from readers. */
  "withdraw_edition",
  /** Opens the campaign of an edition that takes the place of this one. */
  "correct",
] as const;
export type CampaignAction = (typeof campaignActions)[number];

/** What somebody is to one campaign. */
export const campaignRelations = [
  "partner",
  "other_partner",
  /** Lead of the team that conducts the campaign. */
  "lead",
  "other_lead",
  "reviewer",
  "administrator",
] as const;
export type CampaignRelation = (typeof campaignRelations)[number];

type Rights = Readonly<Partial<Record<CampaignAction, readonly CampaignRelation[]>>>;

const toRead: Rights = { read_comment: ["partner", "lead", "reviewer"] };
const always: Rights = { ...toRead, renew: ["lead"] };
const beforePublication: Rights = {
  ...always,
  change: ["lead"],
  comment: ["partner", "lead"],
  assemble: ["lead"],
  preview: ["lead", "reviewer"],
  preview_own: ["partner"],
  publish: ["lead"],
  cancel: ["lead"],
};
const afterPublication: Rights = { ...always, withdraw_edition: ["lead"], correct: ["lead"] };

/** Who may do what in each phase. What is not written is forbidden. */
const rights: Readonly<Record<CampaignPhase, Rights>> = {
  open: { ...beforePublication, deposit: ["partner"] },
  extended: { ...beforePublication, deposit: ["partner"] },
  overdue: beforePublication,
  published: { ...afterPublication, archive: ["lead"] },
  archived: afterPublication,
  cancelled: toRead,
};

export function mayInCampaign(
  relation: CampaignRelation,
  action: CampaignAction,
  phase: CampaignPhase,
): boolean {
  return rights[phase][action]?.includes(relation) ?? false;
}

export type CampaignState = Exclude<CampaignPhase, "extended" | "overdue">;

/** Whether readers were given an edition of the campaign. */
export function wasPublished(state: CampaignState): boolean {
  return state === "published" || state === "archived";
}

/**
 * The phase of a campaign on a day. Both last days count. A bundle that reviewers returned may be corrected after the deadline:
 * they asked for it.
 * @param today in the time zone of the study
 * @param partner `lateUntil`: last day that the lead gave it; `isReturned`: whether its last bundle was returned
 */
export function phaseOf(
  campaign: { readonly state: CampaignState; readonly closes_on: string },
  today: string,
  partner: { readonly lateUntil: string | null; readonly isReturned: boolean } | null = null,
): CampaignPhase {
  if (campaign.state !== "open") return campaign.state;
  if (today <= campaign.closes_on) return "open";
  const isExtended = partner !== null && (partner.isReturned || today <= (partner.lateUntil ?? ""));
  return isExtended ? "extended" : "overdue";
}
