import type { Partner, Study } from "@vigie/study";
import type { MappingDraft } from "./mapping-draft.ts";

/**
 * A mapping of nothing yet.
 * @param secret 32 bytes drawn at random, in base64url
 */
export function newDraft(
  study: Pick<Study, "id">,
  partner: Pick<Partner, "id">,
  secret: string,
): MappingDraft {
  return {
    study: study.id,
    partner: partner.id,
    fictitious: false,
    secret,
    floors: { rho: null, min: null },
    cap: null,
    accepts: { nothing: [], rho: null, small: null, doubts: new Map() },
    comment: null,
    sources: new Map(),
  };
}
