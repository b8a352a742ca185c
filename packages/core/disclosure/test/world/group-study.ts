import type { Study } from "@vigie/study";
import { partner } from "./study-of.ts";

/** A study whose only partner is a group. */
export function heldBy(study: Study, holders: readonly string[]): Study {
  const found = study.partners.get(partner);
  if (found === undefined) throw new RangeError("a study without its partner");
  const named = holders.map(
    (id) => [id, { id, label: { fr: id }, communes: [], contact: null, keys: [] }] as const,
  );
  const group = { holders: new Map(named), pooled: true, except: new Map<string, readonly string[]>() };
  return { ...study, partners: new Map([[partner, { ...found, group }]]) };
}
