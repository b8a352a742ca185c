import type { Attribute, DerivedOrigin } from "@vigie/study";
import { any } from "./any.ts";
import { asked } from "./asked.ts";
import { bands } from "./bands.ts";
import { box } from "./box.ts";
import { contact } from "./contact.ts";
import type { DeclaredDerivation, Derivation } from "./derivation.ts";
import { days, months } from "./interval.ts";
import { item } from "./item.ts";
import { period } from "./period.ts";
import { recode } from "./recode.ts";
import { set } from "./set.ts";
import { years } from "./years.ts";

/** Those that a study declares, by the kind of their origin. */
const declared = { years, days, months, bands, recode, period, any, set, contact } as const satisfies Record<
  DerivedOrigin["kind"],
  unknown
>;

/** Those and the steps that questions of several answers, and filters, need. */
const derivations = { ...declared, item, box, asked } as const;

type NodeOf<Kind> = Kind extends Derivation<infer Node> ? Node : never;
export type DerivedNode = NodeOf<(typeof derivations)[keyof typeof derivations]>;

/** How a derived attribute of the study is made. */
export function derivedNode(origin: DerivedOrigin, attribute: Attribute): DerivedNode {
  const kind: DeclaredDerivation<DerivedOrigin, DerivedNode> = declared[origin.kind];
  return kind.node(origin, attribute);
}

export function derivationOf(node: DerivedNode): Derivation<DerivedNode> {
  return derivations[node.kind];
}
