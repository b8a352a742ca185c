import { writtenPValue } from "@vigie/statistics";
import { total } from "@vigie/table";
import {
  type Column,
  dimensionLabel,
  type ExportedTable,
  type ExportedValue,
  fullPrecision,
  labelOf,
  markColumn,
  rowMark,
  type Subject,
} from "@vigie/tables";
import { type AssociationRow, associationParts } from "./association-rows.ts";
import { type Correction, correctionOf, type Evidence, evidenceOf } from "./evidence.ts";
import { type AssociationSubject, asAssociation, shareOf } from "./levels.ts";

/** What a row is about: the whole table, one level, one level in one stratum, one level in all of them, in a model. */
const parts = ["table", "level", "stratum", "pooled", "adjusted"] as const;
type Part = (typeof parts)[number];

const numbers = [
  "outcome_count",
  "base",
  "share",
  "odds_ratio",
  "odds_ratio_lower",
  "odds_ratio_upper",
  "relative_risk",
  "relative_risk_lower",
  "relative_risk_upper",
  "adjusted_residual",
  "cramers_v",
  "chi_square",
  "chi_square_df",
  "test_statistic",
  "test_df",
  "p_value",
  "p_value_corrected",
  "family_tests",
  "homogeneity_statistic",
  "homogeneity_df",
  "homogeneity_p_value",
] as const;
type NumberName = (typeof numbers)[number];

/** Names of a test, and of how its p-value is corrected with those of its family. */
const tests = ["chi_square", "fisher", "monte_carlo", "noisy_chi_square", "cmh", "wald"] as const;
type TestName = (typeof tests)[number];

interface TestRow {
  readonly part: Part;
  /** `_T` where rows of all strata are together. */
  readonly stratum?: string;
  /** `_T` for the whole table. */
  readonly level?: string;
  readonly values: Readonly<Partial<Record<NumberName, number | null | undefined>>>;
  readonly test?: TestName;
  readonly silence?: string;
}

/**
 * Every statistic of an association as the pages compute it, in full precision: counts bear noise, so no digit of what is
 * made from them discloses more about a person. Methods, section 3.
 */
export function testsTable(subject: Subject): ExportedTable {
  const association = asAssociation(subject);
  const { indicator, formatter } = association;
  const mark = rowMark(subject);
  const correction = correctionOf(association);
  return {
    id: `${indicator.id}.tests`,
    title: formatter.message("export.tests.title", { title: formatter.text(indicator.title) }),
    subject,
    columns: columnsOf(association),
    rows: rowsOf(association, evidenceOf(association), correction).map(
      ({ part, stratum = total, level = total, values, test, silence }): readonly ExportedValue[] => [
        part,
        stratum,
        level,
        formatter.message(`export.tests.part.${part}`),
        stratum === total
          ? formatter.message("code.total")
          : labelOf(subject, indicator.strata ?? "", stratum),
        level === total ? formatter.message("code.total") : labelOf(subject, indicator.of, level),
        ...numbers.map((name) => fullPrecision(values[name] ?? null)),
        test ?? null,
        test === undefined ? null : formatter.message(`export.tests.test.${test}`),
        part === "table" ? (correction?.family.id ?? null) : null,
        part === "table" ? (correction?.family.correction ?? null) : null,
        silence ?? null,
        ...(mark === null ? [] : [mark]),
      ],
    ),
    hidden: 0,
  };
}

function columnsOf(subject: AssociationSubject): readonly Column[] {
  const { indicator, formatter } = subject;
  const codes = [
    { name: "part" as const, title: formatter.message("export.tests.part") },
    { name: "stratum" as const, title: formatter.message("export.tests.stratum") },
    { name: "level" as const, title: dimensionLabel(subject, indicator.of) },
  ];
  const partCodes = parts.map((value) => ({ value, label: formatter.message(`export.tests.part.${value}`) }));
  return [
    ...codes.map(({ name, title }) => ({
      name,
      title,
      description: formatter.message(`export.tests.${name}.description`),
      kind: "code" as const,
      ...(name === "part" ? { codes: partCodes } : {}),
    })),
    ...codes.map(({ name, title }) => ({
      name: `${name}_label`,
      title: formatter.message("export.label", { of: title }),
      description: formatter.message("export.label.description", { name }),
      kind: "label" as const,
    })),
    ...numbers.map((name) => ({
      name,
      title: formatter.message(`export.tests.${name}`),
      description: descriptionOf(subject, name),
      kind: name === "share" ? ("share" as const) : ("number" as const),
    })),
    {
      name: "test",
      title: formatter.message("export.tests.test"),
      description: formatter.message("export.tests.test.description"),
      kind: "status",
      codes: tests.map((value) => ({ value, label: formatter.message(`export.tests.test.${value}`) })),
    },
    {
      name: "test_label",
      title: formatter.message("export.label", { of: formatter.message("export.tests.test") }),
      description: formatter.message("export.label.description", { name: "test" }),
      kind: "label",
    },
    ...(["family", "correction"] as const).map((name) => ({
      name,
      title: formatter.message(`export.tests.${name}`),
      description: formatter.message(`export.tests.${name}.description`),
      kind: "status" as const,
    })),
    {
      name: "silence",
      title: formatter.message("export.tests.silence"),
      description: formatter.message("export.tests.silence.description"),
      kind: "status",
    },
    ...(rowMark(subject) === null ? [] : [markColumn(formatter)]),
  ];
}

function descriptionOf({ formatter, table }: AssociationSubject, name: NumberName): string {
  const { min } = table;
  switch (name) {
    case "p_value":
    case "p_value_corrected":
    case "homogeneity_p_value":
      return formatter.message("export.p_value.description", { min });
    case "odds_ratio_lower":
    case "odds_ratio_upper":
    case "relative_risk_lower":
    case "relative_risk_upper":
      return formatter.message("export.bound.description", { min });
    default:
      return formatter.message(`export.tests.${name}.description`);
  }
}

/** The whole table, then each part; within a stratum the reference comes first. */
function rowsOf(
  subject: AssociationSubject,
  evidence: Evidence,
  correction: Correction | null,
): readonly TestRow[] {
  const isTested = subject.source.inferenceTarget !== null;
  const rows = associationParts(evidence).flatMap((part) =>
    part[0]?.part === "stratum"
      ? part.toSorted((a, b) => Number(b.isReference) - Number(a.isReference))
      : part,
  );
  return [tableRow(evidence, isTested, correction), ...rows.map((row) => testRow(row, isTested))];
}

function testRow(row: AssociationRow, isTested: boolean): TestRow {
  const { part, level, stratum, outcome, oddsRatio, relativeRisk, residual } = row;
  return {
    part,
    level,
    ...(stratum === undefined ? {} : { stratum: stratum.code }),
    values: {
      ...counted(outcome),
      ...ratioValues("odds_ratio", oddsRatio),
      ...ratioValues("relative_risk", relativeRisk),
      adjusted_residual: residual,
      ...(part === "pooled" && isTested ? pooledValues(row) : {}),
      ...(part === "adjusted" ? { p_value: written(row.pValue ?? null) } : {}),
    },
    ...testOf(row, isTested),
    ...(outcome === null ? { silence: "secret" } : silenceOf(oddsRatio)),
  };
}

function testOf({ whole, pValue }: AssociationRow, isTested: boolean): Pick<TestRow, "test"> {
  if (isTested && whole?.test.kind === "computed") return { test: "cmh" };
  return typeof pValue === "number" ? { test: "wald" } : {};
}

/** Mantel and Haenszel's: withheld where the strata do not share one odds ratio, and only there. */
function pooledValues({ whole }: AssociationRow): TestRow["values"] {
  const { test, homogeneity } = whole ?? { test: null, homogeneity: null };
  return {
    ...(test?.kind === "computed"
      ? { test_statistic: test.statistic, test_df: test.degreesOfFreedom, p_value: written(test.pValue) }
      : {}),
    ...(homogeneity?.kind === "computed"
      ? {
          homogeneity_statistic: homogeneity.statistic,
          homogeneity_df: homogeneity.degreesOfFreedom,
          homogeneity_p_value: written(homogeneity.pValue),
        }
      : {}),
  };
}

function tableRow({ base, test }: Evidence, isTested: boolean, correction: Correction | null): TestRow {
  if (test.kind === "not_computed") return { part: "table", values: { base }, silence: test.reason };
  const { chiSquare, method } = test;
  const tested =
    method.name === "noisy_chi_square"
      ? { test_statistic: method.statistic, test_df: method.degreesOfFreedom }
      : method.name === "chi_square"
        ? { test_statistic: chiSquare.statistic, test_df: chiSquare.degreesOfFreedom }
        : {};
  return {
    part: "table",
    values: {
      base,
      cramers_v: chiSquare.cramersV,
      chi_square: chiSquare.statistic,
      chi_square_df: chiSquare.degreesOfFreedom,
      ...(isTested
        ? {
            ...tested,
            p_value: written(test.pValue),
            p_value_corrected: written(correction?.pValue ?? null),
            family_tests: correction?.tests,
          }
        : {}),
    },
    ...(isTested ? { test: method.name } : {}),
  };
}

function counted(outcome: AssociationRow["outcome"]): TestRow["values"] {
  if (outcome === null || outcome === undefined) return {};
  const { count, base } = outcome;
  return { outcome_count: count, base, share: shareOf(outcome) };
}

function ratioValues(
  name: "odds_ratio" | "relative_risk",
  ratio: AssociationRow["oddsRatio"],
): TestRow["values"] {
  if (ratio === undefined || ratio.kind === "not_computed") return {};
  return {
    [name]: ratio.estimate,
    [`${name}_lower`]: ratio.interval?.lower,
    [`${name}_upper`]: ratio.interval?.upper,
  };
}

function silenceOf(ratio: AssociationRow["oddsRatio"]): { readonly silence?: string } {
  return ratio?.kind === "not_computed" ? { silence: ratio.reason } : {};
}

function written(pValue: number | null): number | null {
  return pValue === null ? null : writtenPValue(pValue);
}
