import type { ReferenceKind } from "../directives/reference.ts";
import { computed } from "./computed.ts";
import { count } from "./count.ts";
import { elsewhere } from "./elsewhere.ts";
import { gap } from "./gap.ts";
import { measure } from "./measure.ts";
import { printed } from "./printed.ts";
import { rateReference } from "./rate.ts";
import { ratio } from "./ratio.ts";
import { reference } from "./reference.ts";
import { share } from "./share.ts";
import { than } from "./than.ts";

/** The directives that cite the tables in a sentence, by name. */
export const references = {
  share,
  count,
  measure,
  gap,
  rate: rateReference,
  ratio,
  reference,
  than,
  computed,
  printed,
  elsewhere,
} satisfies Record<string, ReferenceKind>;

export function isReference(name: string): name is keyof typeof references {
  return Object.hasOwn(references, name);
}
