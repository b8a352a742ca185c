import { z } from "zod";

/** Shapes of the study files, as a person writes them. The language's version is `vigie: 1`. */

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);
const studyIdentifier = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** Codes may not hold `+` (joins the channels of a subgroup) nor start with `_` (`_T`, `_U`, `_O` are reserved). */
const code = z.string().regex(/^(?!_)[^+\s|;,"]+$/);
const day = z.iso.date();

/** A text in French alone, or in several languages with French first. */
const text = z.union([z.string().min(1), z.strictObject({ fr: z.string().min(1), en: z.string().min(1).optional() })]);

const window = z.strictObject({ from: day, to: day });

/** Every field named must hold one of the codes: a conjunction. A flag is written `yes` or `no`. */
const where = z.record(identifier, z.union([code, z.array(code).min(1)]));

export const studyFile = z.strictObject({
  vigie: z.literal(1),
  study: studyIdentifier,
  version: z.string().min(1),
  title: text,
  summary: text.optional(),
  window,
  timezone: z.string().min(1),
  languages: z.array(z.enum(["fr", "en"])).min(1),
  partners: z.record(identifier, z.strictObject({ label: text, sources: z.array(identifier).min(1) })),
  disclosure: z.strictObject({ min: z.int().min(3).max(1000) }).optional(),
});

/** Why a code says no value; such codes stay in tables, outside the base of shares. */
const missing = z.enum(["not_asked", "dont_know", "no_answer", "illegible"]);

const codelistEntry = z.strictObject({
  code,
  label: text,
  parent: code.optional(),
  missing: missing.optional(),
  /** Lower bound of a band, in the unit of the number it cuts; the band is closed on the left. */
  from: z.number().optional(),
});

export const codelistFile = z.strictObject({
  codelist: identifier,
  label: text,
  /** The codes have an order of their own (ages): figures keep it instead of sorting by value. */
  ordered: z.boolean().optional(),
  codes: z.array(codelistEntry).min(1),
});

const field = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("code"), codelist: identifier, label: text }),
  z.strictObject({ type: z.literal("flag"), label: text }),
  z.strictObject({ type: z.literal("date"), label: text }),
  z.strictObject({ type: z.literal("number"), label: text }),
]);

const derivation = z.union([
  /** Completed years from a date field to a declared day. */
  z.strictObject({ years: identifier, at: day, label: text }),
  /** A number cut into the bands of a code list whose codes carry `from`. */
  z.strictObject({ bands: identifier, codelist: identifier, label: text }),
  /** Codes of one attribute translated into another code list; every code must be translated. */
  z.strictObject({ recode: identifier, codelist: identifier, map: z.record(z.string(), code), label: text }),
  /** The parent of each code in the hierarchy of the attribute's own code list. */
  z.strictObject({ parent: identifier, label: text }),
  /** Union of flags: yes if any is yes, else unknown if any is missing, else no. */
  z.strictObject({ any: z.array(identifier).min(2), label: text }),
]);

const contacts = z.strictObject({
  channels: identifier,
  families: z.strictObject({
    digital: z.array(code).default([]),
    direct: z.array(code).default([]),
    material: z.array(code).default([]),
    out_of_scope: z.array(code).default([]),
  }),
  motives: identifier.optional(),
  routine: z
    .array(
      z.strictObject({
        label: text,
        channel: z.array(code).min(1).optional(),
        motive: z.array(code).min(1).optional(),
      }),
    )
    .optional(),
  min_contacts: z.int().min(1).optional(),
  duplicates: z.enum(["keep", "count", "drop"]).optional(),
});

export const sourceFile = z.strictObject({
  source: identifier,
  label: text,
  unit: z.strictObject({ one: text, many: text }),
  protects: z.enum(["persons", "nothing"]).optional(),
  window: window.optional(),
  fields: z.record(identifier, field).optional(),
  derive: z.record(identifier, derivation).optional(),
  universes: z.record(identifier, z.strictObject({ label: text, where: where.optional() })).optional(),
  contacts: contacts.optional(),
});

const indicatorBase = { source: identifier, title: text, universe: identifier.optional(), of: identifier };

const indicator = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("distribution"), ...indicatorBase, against: identifier.optional() }),
  z.strictObject({
    kind: z.literal("profile"),
    ...indicatorBase,
    by: identifier.optional(),
    against: identifier.optional(),
  }),
]);

export const indicatorsFile = z.strictObject({ indicators: z.record(identifier, indicator) });

export type Day = string;
export type TextFile = z.infer<typeof text>;
export type StudyFile = z.infer<typeof studyFile>;
export type CodelistFile = z.infer<typeof codelistFile>;
export type SourceFile = z.infer<typeof sourceFile>;
export type IndicatorsFile = z.infer<typeof indicatorsFile>;
export type MissingKind = z.infer<typeof missing>;
