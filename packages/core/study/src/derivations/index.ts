import { z } from "zod";
import type { Path } from "../reading/parsed-file.ts";
import { any } from "./any.ts";
import { bands } from "./bands.ts";
import { contact } from "./contact.ts";
import { days } from "./days.ts";
import type { DerivationKind } from "./derivation-kind.ts";
import { isDayBound } from "./interval.ts";
import { months } from "./months.ts";
import { parent } from "./parent.ts";
import { period } from "./period.ts";
import { quantiles } from "./quantiles.ts";
import { recode } from "./recode.ts";
import { set } from "./set.ts";
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

export const derivation = z
  .union(Object.values(derivationKinds).map(({ schema }) => schema))
  .describe(`Une caractéristique calculée à partir d’autres : ${Object.keys(derivationKinds).join(", ")}.`);

export type DerivationFile = z.infer<typeof derivation>;

export function derivationKindOf(derivation: DerivationFile): DerivationKind {
  return namedKindOf(derivation)[1];
}

interface AttributeRead {
  readonly name: string;
  /** Inside the derivation. */
  readonly path: Path;
}

/** The attributes that a derivation reads: those named under its first key. */
export function attributesRead(derivation: DerivationFile): readonly AttributeRead[] {
  const [head, { needs }] = namedKindOf(derivation);
  const written: string | readonly string[] = Object(derivation)[head];
  if (needs.length === 0) return [];
  if (typeof written === "string") return [{ name: written, path: [head] }];
  return written.flatMap((name, position) => (isDayBound(name) ? [] : [{ name, path: [head, position] }]));
}

/** @throws {RangeError} for a derivation that its schema would refuse */
function namedKindOf(derivation: DerivationFile): readonly [head: string, DerivationKind] {
  const found = Object.entries<DerivationKind>(derivationKinds).find(([head]) => head in derivation);
  if (found === undefined) throw new RangeError("a derivation of no kind");
  return found;
}
