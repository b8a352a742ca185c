import { fieldNames, type Measures, type ProtectedTable, withMeasures } from "@vigie/disclosure";
import type { JointCut } from "@vigie/engine";
import { type EstimateSilence, type Indicator, measuresOf, type Source } from "@vigie/study";
import type { EarlierSummary } from "../numbers/earlier-summaries.ts";
import { numberJoints } from "../numbers/number-joints.ts";
import { adjustedAssociation } from "./adjusted-association.ts";
import { noMeasures } from "./adjusted-measures.ts";
import { agreementOfRatings } from "./agreement-of-ratings.ts";
import { couldTell, type Secrets } from "./could-tell.ts";
import type { Estimated, EstimateKind, EstimateQuestion } from "./estimate-kind.ts";
import { readsOf } from "./reads-of.ts";
import { summaryOfNumber } from "./summary-of-number.ts";
import { surveyShares } from "./survey-shares.ts";
import { surveySummary } from "./survey-summary.ts";
import { tellsCrossing } from "./weight-crossing.ts";

export const estimates = {
  "adjusted-association": adjustedAssociation,
  "agreement-of-ratings": agreementOfRatings,
  "summary-of-number": summaryOfNumber,
  "survey-shares": surveyShares,
  "survey-summary": surveySummary,
} as const satisfies Record<string, EstimateKind>;

/**
 * What the measures of these indicators need besides their tables.
 * @param earlier numbers that left before, beside which theirs are judged
 */
export function estimateJoints(
  indicators: Iterable<Indicator>,
  source: Source,
  earlier: readonly EarlierSummary[] = [],
): readonly JointCut[] {
  const own = [...indicators].filter((indicator) => indicator.source === source.id);
  return [
    ...own.flatMap((indicator) =>
      kindsOf(indicator, source).flatMap((kind) => kind.joints(indicator, source)),
    ),
    ...numberJoints(own, source, earlier),
    ...linkJoints(own, source),
  ];
}

/** Fields that numbers are made from, with those of tables: whether one is a function of the other. See `linksOf`. */
function linkJoints(indicators: readonly Indicator[], source: Source): readonly JointCut[] {
  if (source.protects === "nothing") return [];
  const inTables = new Set(indicators.flatMap((indicator) => fieldNames(indicator, source)));
  const asked = indicators.flatMap((indicator) =>
    kindsOf(indicator, source).map((kind) => ({
      reads: readsOf(kind, indicator, source).fields,
      joints: kind.joints(indicator, source).filter(({ universe }) => universe === "all"),
    })),
  );
  const joints = asked.flatMap((each) => each.joints);
  const read = new Set(asked.flatMap(({ reads }) => reads));
  return [...read]
    .filter((field) => !inTables.has(field) && field !== source.survey?.weight)
    .flatMap((field) =>
      [...inTables].flatMap((other) => {
        const isThere = joints.some(({ columns }) => columns.includes(field) && columns.includes(other));
        return isThere ? [] : [{ id: `link ${field} ${other}`, universe: "all", columns: [field, other] }];
      }),
    );
}

export interface TableQuestion extends EstimateQuestion {
  readonly table: ProtectedTable;
}

/** What bears on the numbers of a source, all its tables together. */
export interface SourceSecrets extends Secrets {
  /** See `areWeightsOthers`. */
  readonly areWeightsRevised: boolean;
  /** Indicators: see `otherModels`. */
  readonly modelsRevised: ReadonlySet<string>;
}

/** The table with its measures, or with the reason why it lacks some. */
export function estimated(
  question: TableQuestion,
  secrets: SourceSecrets,
): {
  readonly table: ProtectedTable;
  readonly silence: EstimateSilence | null;
  /** Fields whose crossing with weights its numbers tell. */
  readonly withWeights: readonly string[];
} {
  const { indicator, source } = question;
  const found = kindsOf(indicator, source).map((kind) => ({
    kind,
    ...safely(kind, question, secrets),
  }));
  if (found.length === 0) return { table: question.table, silence: null, withWeights: [] };
  const names = measuresOf(indicator, source).map(({ name }) => name);
  const measures = together(
    names,
    found.map((each) => each.measures),
  );
  return {
    table: withMeasures(question.table, measures),
    silence: found.find(({ silence }) => silence !== null)?.silence ?? null,
    withWeights: found.flatMap(({ kind, measures: { values } }) =>
      kind.ofRespondents === true && values.size > 0 ? readsOf(kind, indicator, source).fields : [],
    ),
  };
}

/** Nothing where the numbers could say something of a count that secrecy hides. */
function safely(kind: EstimateKind, question: TableQuestion, secrets: SourceSecrets): Estimated {
  const { indicator, source, table } = question;
  const isWeighted = kind.ofRespondents === true;
  const tells =
    couldTell(readsOf(kind, indicator, source), secrets, source) ||
    (!isWeighted && secrets.modelsRevised.has(indicator.id)) ||
    (isWeighted &&
      (secrets.areWeightsRevised ||
        table.treatment.kind === "rounded" ||
        tellsCrossing(question, secrets.links)));
  if (tells) return { measures: noMeasures(question), silence: { reason: "secret", attributes: [] } };
  const found = kind.estimate(question);
  const isFiled = isWeighted && source.survey?.weight !== null;
  return isFiled && secrets.hidden.length > 0
    ? { ...found, measures: without(found.measures, ["weighted_base", "effective_base"]) }
    : found;
}

/** Sums of weights of the partner's file are sums over hidden counts too, whatever the fields of the table. */
function without({ names, values }: Measures, some: readonly string[]): Measures {
  const kept = names.map((name) => !some.includes(name));
  return {
    names,
    values: new Map(
      [...values].map(([row, own]) => [row, own.map((value, at) => (kept[at] ? value : null))]),
    ),
  };
}

/** Each measure from the kind that gives it: no two give the same. */
function together(names: readonly string[], all: readonly Measures[]): Measures {
  const rows = new Set(all.flatMap(({ values }) => [...values.keys()]));
  const value = (row: string, name: string) => {
    for (const measures of all) {
      const found = measures.values.get(row)?.[measures.names.indexOf(name)];
      if (found !== undefined && found !== null) return found;
    }
    return null;
  };
  return { names, values: new Map([...rows].map((row) => [row, names.map((name) => value(row, name))])) };
}

/** Those that estimate something of an indicator. */
export function kindsOf(indicator: Indicator, source: Source): readonly EstimateKind[] {
  return Object.values(estimates).filter((kind) => kind.joints(indicator, source).length > 0);
}
