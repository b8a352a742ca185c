import { z } from "zod";
import type { AnyOrigin } from "./any.ts";
import { any } from "./any.ts";
import type { BandsOrigin } from "./bands.ts";
import { bands } from "./bands.ts";
import type { ContactOrigin } from "./contact.ts";
import { contact } from "./contact.ts";
import { days } from "./days.ts";
import type { DerivationKind } from "./derivation-kind.ts";
import type { IntervalOrigin } from "./interval.ts";
import { months } from "./months.ts";
import { parent } from "./parent.ts";
import type { PeriodOrigin } from "./period.ts";
import { period } from "./period.ts";
import { quantiles } from "./quantiles.ts";
import type { RecodeOrigin } from "./recode.ts";
import { recode } from "./recode.ts";
import type { SetOrigin } from "./set.ts";
import { set } from "./set.ts";
import type { YearsOrigin } from "./years.ts";
import { years } from "./years.ts";

/** Every way to make an attribute from others, by the key that its file has first. */
export const derivationKinds = {
  years,
  days,
  months,
  bands,
  quantiles,
  recode,
  parent,
  period,
  any,
  set,
  contact,
} as const;

/** How derived attributes are made, once their names are looked up. */
export type DerivedOrigin =
  | YearsOrigin
  | IntervalOrigin
  | BandsOrigin
  | RecodeOrigin
  | PeriodOrigin
  | AnyOrigin
  | SetOrigin
  | ContactOrigin;

export const derivation = z
  .union(Object.values(derivationKinds).map(({ schema }) => schema))
  .describe(`Une caractéristique calculée à partir d’autres : ${Object.keys(derivationKinds).join(", ")}.`);

export type {
  AnyOrigin,
  BandsOrigin,
  ContactOrigin,
  IntervalOrigin,
  PeriodOrigin,
  RecodeOrigin,
  SetOrigin,
  YearsOrigin,
};

export type DerivationFile = z.infer<typeof derivation>;

export function derivationKindOf(derivation: DerivationFile): DerivationKind {
  const kind = Object.entries<DerivationKind>(derivationKinds).find(([head]) => head in derivation)?.[1];
  if (kind === undefined) throw new RangeError("the schema lets a derivation of no kind pass");
  return kind;
}
