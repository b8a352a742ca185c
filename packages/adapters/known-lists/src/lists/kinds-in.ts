import { type PlaceKind, placeKinds } from "@vigie/places";

/** Kinds named in a text where labels stand one after the other, however each list spells them. */
export function kindsIn(labels: string | null): readonly PlaceKind[] {
  if (labels === null) return [];
  return placeKinds.filter((kind) => spelled[kind].test(labels));
}

const spelled: Readonly<Record<PlaceKind, RegExp>> = {
  france_services: /\bfrance[ _-]services?\b/i,
  conseiller_numerique: /\bcnfs\b|\bconseill\p{L}+ num\p{L}riques?/iu,
  aidants_connect: /\baidants?[ _-]connect\b/i,
  point_numerique_caf: /\bpoint (d['’]acc\p{L}s )?num\p{L}rique\p{L}* (de la )?caf\b/iu,
  cpam_partner: /\bpartenaires? (de la )?cpam\b/i,
};
