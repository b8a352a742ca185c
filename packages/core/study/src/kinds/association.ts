import type { FilePlace } from "@vigie/words";
import { z } from "zod";
import {
  answersOf,
  countedDimension,
  countedTable,
  modelSuffix,
  plainTables,
} from "../counting/counted-table.ts";
import { checkDimension } from "../drafts/dimension.ts";
import { checkCode, type SourceDraft } from "../drafts/drafts.ts";
import { lookUp } from "../drafts/names.ts";

import { groupAttribute } from "../model/attribute-of.ts";
import type { Code } from "../model/code.ts";
import { groupCodes } from "../model/group.ts";
import type { Measure } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { code, identifier } from "../shapes/shared-shapes.ts";
import { type IndicatorKind, type IndicatorScope, indicatorBase } from "./indicator-kind.ts";

import type { Association } from "./table-content.ts";

const schema = z.strictObject({
  kind: z
    .literal("association")
    .describe("Une caractéristique est-elle liée à un résultat ? Tests, rapports et leurs intervalles."),
  ...indicatorBase,
  of: identifier.describe("Caractéristique dont on cherche l’effet, ou group."),
  reference: code.describe("Code de « of » auquel chacun des autres est comparé."),
  outcome: identifier.describe("Caractéristique qui porte le résultat, ou group."),
  outcome_code: code.optional().describe("Code de « outcome » qui compte comme le résultat. À défaut, yes."),
  strata: identifier
    .optional()
    .describe("Caractéristique dans les modalités de laquelle on compare, une par une puis ensemble."),
  adjust: z
    .record(identifier, code)
    .optional()
    .describe(
      "Caractéristiques à égalité desquelles comparer (régression logistique), chacune avec son code de référence.",
    ),
  family: identifier
    .optional()
    .describe("Famille de tests, définie sous « families » : leurs p sont corrigées ensemble."),
  minimum: z
    .int()
    .min(1)
    .optional()
    .describe("Nombre de répondants sous lequel l’analyse est dite exploratoire."),
});

export const association: IndicatorKind<typeof schema, Association> = {
  schema,
  resolve(scope, written, indicator) {
    const { families, place, found } = scope;
    const outcome = { attribute: written.outcome, code: written.outcome_code ?? "yes" };
    const adjust = new Map(Object.entries(written.adjust ?? {}));
    const parts = partsOf(scope, written);
    const usable = parts.filter((part) => checkPart(scope, part));
    for (const { name, answer } of usable) if (answer !== null) checkAnswer(scope, name, answer);
    if (usable.length === parts.length) checkUnrelated(scope, parts);
    const family = written.family ?? null;
    if (family !== null)
      lookUp(families, family, (known) =>
        report(found, "study/family-unknown", place("family"), { family, ...suggestion(family, known) }),
      );
    return {
      ...indicator,
      against: null,
      reference: written.reference,
      outcome,
      strata: written.strata ?? null,
      adjust,
      family,
      minimum: written.minimum ?? scope.draft.source.survey?.exploratoryBelow ?? 0,
      without: null,
    };
  },
  dimensions,
  surveyed: "tested_shares",
  measures({ adjust }, { inferenceTarget }) {
    if (adjust.size === 0) return [];
    return inferenceTarget === null ? [...ratio, ...model] : [...ratio, ...inference, ...model];
  },
  counted: (indicator, source) => [
    ...plainTables(indicator, dimensions(indicator), source),
    ...modelTables(indicator, source),
  ],
  content: (indicator) => ({ association: indicator }),
  figures: ["forest-plot"],
};

function dimensions({ strata, of, outcome }: Association): readonly [string, ...string[]] {
  return strata === null ? [of, outcome.attribute] : [strata, of, outcome.attribute];
}

/** Units whose characteristic, outcome and every adjusting characteristic are known, crossed; the others, together. */
function modelTables(indicator: Association, source: Source) {
  const { id, universe, of, outcome, adjust } = indicator;
  if (adjust.size === 0) return [];
  const names = [...new Set([of, outcome.attribute, ...adjust.keys()])];
  const crossed = names.map((name) => ({
    ...countedDimension(source, name),
    codes: answersOf(source, name),
  }));
  const block = { universe, without: null };
  return [
    countedTable(
      indicator,
      [
        { ...block, part: "complete", dimensions: crossed },
        { ...block, part: "incomplete", dimensions: [] },
      ],
      { id: `${id}${modelSuffix}`, from: "model" },
    ),
  ];
}

/** At the total of the outcome, for each code but the reference. */
const ratio: readonly Measure[] = [
  { name: "adjusted_odds_ratio", label: { fr: "Rapport des cotes ajusté", en: "Adjusted odds ratio" } },
];
const inference: readonly Measure[] = [
  { name: "adjusted_lower", label: { fr: "Borne basse à 95 %", en: "Lower bound, 95%" } },
  { name: "adjusted_upper", label: { fr: "Borne haute à 95 %", en: "Upper bound, 95%" } },
  { name: "adjusted_p_value", label: { fr: "p du rapport ajusté", en: "p of the adjusted ratio" } },
];

/** Measures of the model, at the total of everything. */
const model: readonly Measure[] = [
  { name: "model_base", label: { fr: "Répondants du modèle", en: "Units modelled" } },
  {
    name: "events_per_parameter",
    label: { fr: "Événements par paramètre", en: "Events per parameter" },
  },
];

/** One characteristic of an association, and where it is named. */
interface Part {
  readonly name: string;
  readonly place: FilePlace;
  /** The code of it that the association names; null for strata. */
  readonly answer: Answer | null;
  readonly role: "of" | "outcome" | "strata" | "adjust";
}

interface Answer {
  readonly code: string;
  readonly place: FilePlace;
}

function partsOf({ place, placeOfKey }: IndicatorScope, written: z.infer<typeof schema>): readonly Part[] {
  const { of, reference, outcome, outcome_code: code, strata, adjust = {} } = written;
  const event = { code: code ?? "yes", place: place(code === undefined ? "outcome" : "outcome_code") };
  const part = (role: Part["role"], name: string, answer: Answer | null): Part => ({
    role,
    name,
    place: role === "adjust" ? placeOfKey(role, name) : place(role),
    answer,
  });
  return [
    part("of", of, { code: reference, place: place("reference") }),
    part("outcome", outcome, event),
    ...(strata === undefined ? [] : [part("strata", strata, null)]),
    ...Object.entries(adjust).map(([name, held]) =>
      part("adjust", name, { code: held, place: place("adjust", name) }),
    ),
  ];
}

/** A dimension whose codes are known beforehand, two of which at least are answers. */
function checkPart({ draft, found }: IndicatorScope, { name, place }: Part): boolean {
  if (name === "subgroup") {
    report(found, "study/association-of-subgroup", place);
    return false;
  }
  if (!checkDimension(draft, { name, place }, found)) return false;
  if (!codesKnown(draft, name) || answersAmong(draft, name).length > 1) return true;
  report(found, "study/dimension-single-code", place, { attribute: name, source: draft.source.id });
  return false;
}

/** The code named is one of the dimension's, and says a value. */
function checkAnswer({ draft, found }: IndicatorScope, name: string, { code, place }: Answer): void {
  const before = found.length;
  checkCode(draft.attributes.known.get(name) ?? groupDraft, { code, place }, found);
  if (found.length > before || !codesKnown(draft, name)) return;
  const codes = answersAmong(draft, name).map((answer) => answer.code);
  if (!codes.includes(code))
    report(found, "study/association-code-missing", place, {
      code,
      attribute: name,
      codes: codes.join(", "),
    });
}

/** No two parts are the same, nor is one made from another: the association would be true by construction. */
function checkUnrelated({ draft, found }: IndicatorScope, parts: readonly Part[]): void {
  for (const [at, part] of parts.entries())
    for (const other of parts.slice(0, at)) {
      // What is held equal one code after the other may also be held equal by the model.
      if (other.role === "strata" && part.role === "adjust") continue;
      const values = { attribute: part.name, other: other.name };
      if (part.name === other.name) report(found, "study/association-of-itself", part.place, values);
      else if (reads(draft, part.name).has(other.name) || reads(draft, other.name).has(part.name))
        report(found, "study/association-by-construction", part.place, values);
    }
}

/** Everything that an attribute is made from. */
function reads({ source: { attributes } }: SourceDraft, name: string): ReadonlySet<string> {
  const read = new Set<string>();
  const awaited = [name];
  for (const next of awaited) {
    const origin = attributes.get(next)?.origin;
    if (origin === undefined || origin.kind === "field") continue;
    for (const source of [origin.of].flat())
      if (!read.has(source)) {
        read.add(source);
        awaited.push(source);
      }
  }
  return read;
}

const groupDraft = {
  attribute: { ...groupAttribute, origin: { kind: "field" } },
  codelist: null,
} as const;

function codesKnown({ attributes }: SourceDraft, name: string): boolean {
  return attributes.known.get(name)?.codelist?.complete !== false;
}

function answersAmong({ attributes }: SourceDraft, name: string): readonly Code[] {
  const codes = name === "group" ? groupCodes : (attributes.known.get(name)?.attribute.codes ?? []);
  return codes.filter(({ missing }) => missing === null);
}
