import type { Holder, Partner, SigningKey, Study } from "@vigie/study";
import { textIn } from "@vigie/study";
import type { Language } from "@vigie/words";
import { foldedName } from "../accounts/institution.ts";

/** Who answers a campaign: a partner of its study, or each holder of one that is a group. */
export interface Participant {
  /** Identifier in tables and addresses: `caf`, or `ccas.bobigny` for a holder; no identifier of a study holds a point. */
  readonly key: string;
  /** The group itself, where a holder takes part. */
  readonly partner: Partner;
  readonly holder: Holder | null;
}

/** In the order of the study. */
export function participantsOf({ partners }: Pick<Study, "partners">): readonly Participant[] {
  return [...partners.values()].flatMap((partner): readonly Participant[] =>
    partner.group === null
      ? [{ key: partner.id, partner, holder: null }]
      : [...partner.group.holders.values()].map((holder) => ({
          key: participantKey({ partner: partner.id, holder: holder.id }),
          partner,
          holder,
        })),
  );
}

/** The key of whoever made a bundle. @param made as its manifest says */
export function participantKey(made: {
  readonly partner: string;
  readonly holder?: string | undefined;
}): string {
  return made.holder === undefined ? made.partner : `${made.partner}.${made.holder}`;
}

/** Null where the study has no such partner or holder any more. */
export function participantOf({ partners }: Pick<Study, "partners">, key: string): Participant | null {
  const [id = "", holderId] = key.split(".");
  const partner = partners.get(id);
  if (partner === undefined) return null;
  if (partner.group === null) return holderId === undefined ? { key, partner, holder: null } : null;
  const holder = partner.group.holders.get(holderId ?? "");
  return holder === undefined ? null : { key, partner, holder };
}

/** The partner that is part of a group, by the key of whoever takes part for it; null for one institution. */
export function groupOfParticipant(key: string): string | null {
  const [group = "", holder] = key.split(".");
  return holder === undefined ? null : group;
}

/** A partner, or a holder as if it were one. */
export function asPartner({ partner, holder }: Participant): Partner {
  return holder === null ? partner : { ...partner, label: holder.label, keys: holder.keys };
}

/** In French where the study has no other. */
export function partnerLabel(study: Study, key: string, language: Language): string {
  const found = participantOf(study, key);
  return found === null ? key : textIn(asPartner(found).label, language);
}

/** A study whose partners and holders have the keys that the service knows. */
export function withKeys(study: Study, keysOf: (participant: Participant) => readonly SigningKey[]): Study {
  const partners = new Map(study.partners);
  for (const { id, group, ...partner } of study.partners.values()) {
    const own = participantsOf({ partners: new Map([[id, { id, group, ...partner }]]) });
    const holders = own.flatMap((one) =>
      one.holder === null ? [] : [[one.holder.id, { ...one.holder, keys: keysOf(one) }] as const],
    );
    partners.set(id, {
      ...partner,
      id,
      group: group === null ? null : { ...group, holders: new Map(holders) },
      keys: group === null ? own.flatMap(keysOf) : partner.keys,
    });
  }
  return { ...study, partners };
}

/** Institutions that the holders of groups are, where nobody says otherwise: those of their names, which no two share. */
export function holderInstitutions(study: Study): ReadonlyMap<string, string> {
  const holders = participantsOf(study).flatMap(({ key, holder }) =>
    holder === null ? [] : [{ key, id: holder.id, name: holder.label.fr }],
  );
  const named = Map.groupBy(holders, ({ name }) => foldedName(name));
  return new Map(
    holders.map(({ key, id, name }) => [
      key,
      named.get(foldedName(name))?.length === 1 ? name : `${name} (${id})`,
    ]),
  );
}
