/** Kinds of acts that the journal is searched by. */
export const actKinds = [
  "sign_ins",
  "accounts",
  "keys",
  "campaigns",
  "deposits",
  "readings",
  "editions",
  "service",
] as const;
export type ActKind = (typeof actKinds)[number];

/** Everything that is done or seen of what is not published, with its kind. */
export const kindOfAct = {
  "account.created": "accounts",
  "account.signed_in": "sign_ins",
  "account.sign_in_refused": "sign_ins",
  "account.disabled": "accounts",
  "account.enabled": "accounts",
  "account.password_changed": "accounts",
  "account.password_link": "accounts",
  "account.linked": "accounts",
  "account.second_factor_set": "accounts",
  "account.second_factor_removed": "accounts",
  "account.passkey_added": "accounts",
  "account.passkey_removed": "accounts",
  "account.exported": "readings",
  "account.closed": "accounts",
  "account.mended": "accounts",
  "account.mail_chosen": "accounts",
  "agent.accepted": "accounts",
  "agent.refused": "accounts",
  "alert.raised": "service",
  "invitation.sent": "accounts",
  "invitation.cancelled": "accounts",
  "clock.accepted": "service",
  "comment.written": "campaigns",
  "establishment.registered": "accounts",
  "study.uploaded": "campaigns",
  "campaign.opened": "campaigns",
  "campaign.changed": "campaigns",
  "campaign.published": "editions",
  "campaign.archived": "campaigns",
  "publication.asked": "editions",
  "campaign.cancelled": "campaigns",
  "participation.delayed": "campaigns",
  "participation.reassigned": "campaigns",
  "team.joined": "campaigns",
  "team.left": "campaigns",
  "key.registered": "keys",
  "key.revoked": "keys",
  "kit.taken": "readings",
  "deposit.received": "deposits",
  "deposit.verified": "deposits",
  "deposit.refused": "deposits",
  "deposit.superseded": "deposits",
  "deposit.withdrawn": "deposits",
  "deposit.sent_to_review": "deposits",
  "deposit.approved": "deposits",
  "deposit.returned": "deposits",
  "deposit.published": "deposits",
  "deposit.retracted": "deposits",
  "deposit.taken_over": "deposits",
  "deposit.read": "readings",
  "deposit.downloaded": "readings",
  "deposit.erased": "deposits",
  "review.answered": "deposits",
  "batch.read": "readings",
  "digest.sent": "service",
  "erasure.announced": "service",
  "edition.assembled": "editions",
  "edition.previewed": "readings",
  "edition.removed": "editions",
  "edition.withdrawn": "editions",
  "edition.corrected": "editions",
  "secret.changed": "service",
  "service.adopted": "service",
  "journal.exported": "readings",
  "journal.anchored": "service",
} as const satisfies Readonly<Record<string, ActKind>>;
export type Act = keyof typeof kindOfAct;

/** False for what earlier versions wrote only. */
export function isAct(text: string): text is Act {
  return Object.hasOwn(kindOfAct, text);
}

export function actsOf(kind: ActKind): readonly string[] {
  return Object.entries(kindOfAct).flatMap(([act, its]) => (its === kind ? [act] : []));
}
