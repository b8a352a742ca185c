import { type JudgedSize, type UnmetSize, unmetIn } from "@vigie/disclosure";
import { estimateSilences } from "@vigie/study";
import { z } from "zod";

/**
 * `datapackage.json` of a bundle: a Frictionless Data Package (version 2) with what Vigie adds under `vigie`. It comes
 * from outside: every list and every text has a greatest length.
 */

export const format = 3;

const tablesMax = 10_000;
const columnsMax = 100;
const codesMax = 200_000;

export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
export const identifierText = z.string().regex(/^[a-z][a-z0-9_]{0,499}$/);
const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,499}(?:\.model)?$/);
const text = z.string().min(1).max(10_000);
/** Printed on a terminal: no control character. */
const printable = z.string().regex(/^[^\p{Cc}]{1,200}$/u);
/** Printed on pages too: nothing that hides characters or changes their direction. */
export const commentText = z.string().regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,500}$/u);
/** A code of a column: nothing that a spreadsheet would run, nothing that would need quoting. */
const code = z.string().regex(/^[^\s\p{Cc},"|;=@-][^\s\p{Cc},"|;]{0,999}$/u);

export const windowText = z.strictObject({ from: z.iso.date(), to: z.iso.date() });
export const bundleStudyName = z.string().regex(/^[a-z][a-z0-9-]{0,499}$/);
export const bundleStudy = z.strictObject({ id: bundleStudyName, version: printable, hash: sha256Text });

const codesField = z.strictObject({
  name: identifierText,
  title: text,
  type: z.literal("string"),
  categories: z.array(code).min(1).max(codesMax),
});
const countField = z.strictObject({
  name: z.literal("count"),
  title: text,
  description: text,
  type: z.literal("integer"),
  constraints: z.strictObject({ minimum: z.literal(0) }),
});
const statusField = z.strictObject({
  name: z.literal("status"),
  title: text,
  description: text,
  type: z.literal("string"),
  constraints: z.strictObject({ enum: z.tuple([z.literal("small")]) }),
});
const measureField = z.strictObject({
  name: identifierText,
  title: text,
  description: text.optional(),
  type: z.literal("number"),
});

const resource = z.strictObject({
  name: tableName,
  title: text,
  type: z.literal("table"),
  path: z.string().regex(/^tables\/[a-z0-9_.]+\.csv$/),
  format: z.literal("csv"),
  mediatype: z.literal("text/csv"),
  encoding: z.literal("utf-8"),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  schema: z.strictObject({
    fields: z
      .array(z.union([codesField, countField, statusField, measureField]))
      .min(3)
      .max(columnsMax),
    missingValues: z.tuple([z.literal("")]),
    primaryKey: z.array(identifierText).min(1).max(columnsMax),
  }),
});

const manifestTable = z.strictObject({
  name: tableName,
  indicator: identifierText,
  source: identifierText,
  protects: z.enum(["persons", "nothing"]),
  window: windowText,
  silence: z
    .strictObject({
      reason: z.enum(estimateSilences),
      attributes: z.array(identifierText).max(columnsMax),
    })
    .nullable(),
});

/** A positive fraction in lowest terms, "1" or "200/7"; read again by `readFraction`. */
export const fractionText = z.string().regex(/^[1-9]\d{0,99}(?:\/[1-9]\d{0,99})?$/);

export const policyText = z.strictObject({
  rho: fractionText,
  min: z.int().min(3).max(1_000),
  small: z.enum(["hidden", "noisy"]),
});

const drawnSource = z.strictObject({
  source: identifierText,
  /** Mark of its draw of noise: equal in two bundles of one draw. */
  mark: sha256Text,
  /** Others that read one same file or table: the same persons may be in each. */
  sharesFile: z.array(identifierText).max(tablesMax),
  /** Published sizes that its noisy counts do not meet: see `UnmetSize`. Left out where there is none. */
  unmetSizes: z
    .array(
      z.discriminatedUnion("use", [
        z.strictObject({ universe: identifierText, use: z.literal("unused") }),
        z.strictObject({ universe: identifierText, use: z.literal("adjusted"), estimate: z.int() }),
      ]),
    )
    .min(1)
    .max(tablesMax)
    .optional(),
  /** Why its extract is not the whole population that was asked for: there wherever a size is unused. */
  extract: z
    .array(z.enum(["part", "not_published_population"]))
    .min(1)
    .max(2)
    .optional(),
});

/** `drawn.json`: by table, its cells as they were drawn, in grains; null for a small one that the holder keeps. */
export const drawnFile = z.strictObject({
  drawn: z.literal(1),
  tables: z.record(z.string().regex(/^[^\p{Cc}]{1,2000}$/u), z.array(z.int().nullable()).max(codesMax)),
});

const manifest = z.strictObject({
  format: z.literal(format),
  study: bundleStudy,
  partner: identifierText,
  /** Which of the holders of a group made it. */
  holder: identifierText.optional(),
  software: z.strictObject({ name: z.literal("vigie"), version: printable }),
  date: z.iso.date(),
  fictitious: z.boolean(),
  comment: commentText.nullable(),
  policy: policyText,
  tables: z.array(manifestTable).max(tablesMax),
  /** Sources that protect persons and that an indicator reads, as in the audit. */
  sources: z.array(drawnSource).max(tablesMax),
  /** SHA-256 of `drawn.json`, counts as they were drawn, before they agree: a holder's bundle has it. */
  drawn: sha256Text.optional(),
  audit: sha256Text,
  firstIndicators: z.array(identifierText).max(tablesMax).nullable(),
});

export const bundleDataPackage = z.strictObject({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: z.string().regex(/^[a-z0-9._-]{1,1001}$/),
  title: text,
  resources: z.array(resource).max(tablesMax),
  vigie: manifest,
});

export type DataPackage = z.infer<typeof bundleDataPackage>;
export type Resource = DataPackage["resources"][number];
/**
 * The `vigie` member: study and its hash, partner, software, day of the run, whether any input was fictitious, what
 * the partner wants to say of it, the policy, every table (`silence`: why its measures are not there), the draw of each
 * source of persons, the SHA-256 of `audit.json`, and the indicators of the partner's first bundle of this study, null where none was added since.
 */
export type Manifest = DataPackage["vigie"];
export type ManifestSource = Manifest["sources"][number];
export type ManifestTable = Manifest["tables"][number];

/** What a manifest says of the published sizes of a source, as noisy counts judged them; nothing where each is met. */
export function writtenSizes(sizes: readonly JudgedSize[]): Pick<ManifestSource, "unmetSizes" | "extract"> {
  const unmet = unmetIn(sizes);
  const reasons = new Set(
    sizes.filter(({ use }) => use === "unused").map(({ estimate, size }) => reasonOf(estimate < size)),
  );
  const extract = (["part", "not_published_population"] as const).filter((reason) => reasons.has(reason));
  return {
    ...(unmet.length > 0 && { unmetSizes: [...unmet] }),
    ...(extract.length > 0 && { extract }),
  };
}

function reasonOf(isUnder: boolean): NonNullable<ManifestSource["extract"]>[number] {
  return isUnder ? "part" : "not_published_population";
}

/** By source, the published sizes that the tables of a bundle do not meet. */
export function unmetSizesOf({
  sources,
}: Pick<Manifest, "sources">): ReadonlyMap<string, readonly UnmetSize[]> {
  return new Map(sources.map(({ source, unmetSizes = [] }) => [source, unmetSizes] as const));
}

/** How the tables of a source stand to published sizes. */
export interface SizesUse {
  /** Why its extract is not the whole population that was asked for; empty where nothing says so. */
  readonly extract: NonNullable<ManifestSource["extract"]>;
  /** Whether a size moved counts by more than their noise; their standard errors hold this move. */
  readonly isAdjusted: boolean;
}

/** How the tables of one source of a bundle stand to published sizes. */
export function sizesUseOf({ sources }: Pick<Manifest, "sources">, source: string): SizesUse {
  const { unmetSizes = [], extract = [] } = sources.find((each) => each.source === source) ?? {};
  return { extract, isAdjusted: unmetSizes.some(({ use }) => use === "adjusted") };
}
