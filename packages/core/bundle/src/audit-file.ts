import { type Fraction, formatFraction, type Guarantee, type Policy, readFraction } from "@vigie/disclosure";
import { z } from "zod";
import { fractionText, identifierText, policyText, windowText } from "./data-package.ts";
import { canonical, jsonOf } from "./encodings.ts";

/** `audit.json`: the privacy budget that the tables of a bundle spend, a function of the study and the policy alone. */

const sourcesMax = 1_000;
const tablesMax = 100_000;

export const writtenFraction = fractionText.transform((text, context): Fraction => {
  const read = readFraction(text);
  if (read !== null) return read;
  context.issues.push({ code: "custom", message: "not in lowest terms", input: text });
  return z.NEVER;
});

const policy = policyText.extend({ rho: writtenFraction });

const tableGuarantee = z.strictObject({
  /** Holds codes of the study, which may be in any script. */
  id: z.string().regex(/^[^\p{Cc}]{1,2000}$/u),
  indicator: identifierText,
  measure: z.enum(["count", "weighted", "squares", "sum"]),
  grain: writtenFraction,
  variance: writtenFraction,
  rho: writtenFraction,
  openList: z.boolean(),
});

const sourceGuarantee = z.strictObject({
  source: identifierText,
  window: windowText,
  rho: writtenFraction,
  contributions: writtenFraction,
  rowsPerPerson: z.int().min(1).nullable(),
  delta: z.number().min(0).max(1),
  public: z.array(z.strictObject({ universe: identifierText, size: z.int().min(0) })).max(tablesMax),
  outside: z.array(z.enum(["public_sizes", "calibrated_weights"])).max(2),
  tables: z.array(tableGuarantee).max(tablesMax),
});

const guarantee = z.strictObject({ policy, sources: z.array(sourceGuarantee).max(sourcesMax) });

/** Text of a guarantee, the same on any machine: fractions are exact, in lowest terms, as "200/7". */
export function auditText(given: Guarantee): string {
  return canonical({
    policy: writtenPolicy(given.policy),
    sources: given.sources.map((source) => ({
      ...source,
      rho: formatFraction(source.rho),
      contributions: formatFraction(source.contributions),
      public: [...source.public],
      outside: [...source.outside],
      tables: source.tables.map((table) => ({
        ...table,
        grain: formatFraction(table.grain),
        variance: formatFraction(table.variance),
        rho: formatFraction(table.rho),
      })),
    })),
  } satisfies z.input<typeof guarantee>);
}

export function writtenPolicy({ rho, min, small }: Policy): z.input<typeof policyText> {
  return { rho: formatFraction(rho), min, small };
}

/** @returns null for anything that `auditText` would not have written */
export function readAudit(text: string): Guarantee | null {
  const read = guarantee.safeParse(jsonOf(text));
  return read.success && auditText(read.data) === text ? read.data : null;
}
