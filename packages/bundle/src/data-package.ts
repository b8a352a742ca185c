import { methods } from "@vigie/disclosure";
import { estimateSilences } from "@vigie/study";
import { z } from "zod";
import { policyFile } from "./policy-file.ts";

/** `datapackage.json` of a bundle: a Frictionless Data Package (version 2) with what Vigie adds under `vigie`. */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);
const text = z.string().min(1).max(1000);
/** Printed on a terminal: no control character. */
const printable = z.string().regex(/^[^\p{Cc}]{1,200}$/u);
/** A code of a column: nothing that a spreadsheet would run, nothing that would need quoting. */
const code = z.string().regex(/^[^\s\p{Cc},"|;=@-][^\s\p{Cc},"|;]*$/u);

const codesField = z.strictObject({
  name: identifier,
  title: text,
  type: z.literal("string"),
  categories: z.array(code).min(1),
});
const countField = z.strictObject({
  name: z.literal("count"),
  title: text,
  type: z.literal("integer"),
  constraints: z.strictObject({ minimum: z.literal(0) }),
});
const measureField = z.strictObject({ name: identifier, title: text, type: z.literal("number") });

const resource = z.strictObject({
  name: identifier,
  title: text,
  type: z.literal("table"),
  path: z.string().regex(/^tables\/[a-z][a-z0-9_]*\.csv$/),
  format: z.literal("csv"),
  mediatype: z.literal("text/csv"),
  encoding: z.literal("utf-8"),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  schema: z.strictObject({
    fields: z.array(z.union([codesField, countField, measureField])).min(2),
    missingValues: z.tuple([z.literal("")]),
    primaryKey: z.array(identifier).min(1),
  }),
});

const manifestTable = z.strictObject({
  indicator: identifier,
  source: identifier,
  protects: z.enum(["persons", "nothing"]),
  window: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  treatment: z.enum(["published", "withheld"]),
  /** How masks were chosen; null where nothing may be masked. */
  method: z.enum(methods).nullable(),
  rounding: z.strictObject({ base: z.int().min(2), spread: z.int().min(1) }).nullable(),
  merged: z.int().min(0),
  silence: z.strictObject({ reason: z.enum(estimateSilences), attributes: z.array(identifier) }).nullable(),
});

/** Texts are compared, never read. */
const sourceMeanings = z.strictObject({
  source: identifier,
  attributes: z.record(identifier, z.strictObject({ made: z.string(), codes: z.array(z.string()) })),
  universes: z.record(identifier, z.string()),
});

const manifest = z.strictObject({
  format: z.literal(1),
  study: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), version: printable, hash: sha256 }),
  partner: identifier,
  software: z.strictObject({ name: z.literal("vigie"), version: printable }),
  date: z.iso.date(),
  fictitious: z.boolean(),
  policy: policyFile,
  tables: z.array(manifestTable),
  meanings: z.array(sourceMeanings),
  audit: sha256,
  previous: sha256.nullable(),
  firstIndicators: z.array(identifier).nullable(),
});

export const dataPackage = z.strictObject({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: text,
  resources: z.array(resource),
  vigie: manifest,
});

export type DataPackage = z.infer<typeof dataPackage>;
export type Resource = DataPackage["resources"][number];
/**
 * The `vigie` member: study and its hash, partner, software, day of the run, whether any input was fictitious,
 * the policy, every indicator asked of this partner with its treatment (`merged`: rare subgroups gathered;
 * `silence`: why its measures were not computed), what names of published tables of persons stand for, the
 * SHA-256 of `audit.json`, and that of the bundle this one follows, with the indicators
 * of the partner's first bundle (null for a first one).
 */
export type Manifest = DataPackage["vigie"];
export type SourceMeanings = Manifest["meanings"][number];
export type ManifestTable = Manifest["tables"][number];
