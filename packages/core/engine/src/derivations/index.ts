import type { Attribute, DerivedOrigin } from "@vigie/study";
import { anySql } from "./any.ts";
import { asked } from "./asked.ts";
import { bandsSql } from "./bands.ts";
import { box } from "./box.ts";
import { contactSql } from "./contact.ts";
import type { DeclaredDerivation, Derivation } from "./derivation.ts";
import { daysSql, monthsSql } from "./interval.ts";
import { item } from "./item.ts";
import { periodSql } from "./period.ts";
import { recodeSql } from "./recode.ts";
import { setSql } from "./set.ts";
import { yearsSql } from "./years.ts";

/** Derivations that a study declares, by the kind of their origin. */
const declared = {
  years: yearsSql,
  days: daysSql,
  months: monthsSql,
  bands: bandsSql,
  recode: recodeSql,
  period: periodSql,
  any: anySql,
  set: setSql,
  contact: contactSql,
} as const satisfies Record<DerivedOrigin["kind"], unknown>;

/** Derivations, and the steps that questions of several answers, and filters, need. */
const derivations = { ...declared, item, box, asked } as const;

type NodeOf<Kind> = Kind extends Derivation<infer Node> ? Node : never;
export type DerivedStep = NodeOf<(typeof derivations)[keyof typeof derivations]>;

/** How a derived attribute of the study is made. */
export function derivedStep(origin: DerivedOrigin, attribute: Attribute): DerivedStep {
  const kind: DeclaredDerivation<DerivedOrigin, DerivedStep> = declared[origin.kind];
  return kind.node(origin, attribute);
}

export function derivationOf(node: DerivedStep): Derivation<DerivedStep> {
  return derivations[node.kind];
}
