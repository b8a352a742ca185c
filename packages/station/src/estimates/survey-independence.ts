import { total } from "@vigie/engine";
import { raoScott } from "@vigie/statistics";
import { attributeOf, type Source } from "@vigie/study";
import { meeting, type Respondents } from "../survey/respondents.ts";
import type { EstimateQuestion } from "./estimate-kind.ts";
import { rounded } from "./rounded.ts";

/**
 * Test of independence of the two sides of a profile or an association, as the design of the survey has it: at the row
 * of all totals. Null where a cell of the table is masked, or the test has no answer.
 */
export function independenceMeasures(
  { indicator, source, table }: EstimateQuestion,
  respondents: Respondents,
): { readonly row: string; readonly measures: Readonly<Record<string, number>> } | null {
  if (indicator.kind !== "profile" && indicator.kind !== "association") return null;
  const own = table.rows.filter(({ codes }) => codes[0] === indicator.universe);
  if (own.length === 0 || own.some(({ cell }) => cell.status !== "free")) return null;
  const inside = meeting(respondents, source.universes.get(indicator.universe)?.where ?? new Map());
  const [side, across] =
    indicator.kind === "profile" ? [indicator.by, indicator.of] : [indicator.of, indicator.outcome.attribute];
  const answers = (name: string) => known(name, { source, respondents, inside });
  const columns =
    indicator.kind === "profile"
      ? answers(across)
      : answers(across).map((code) => (code === null ? null : String(code === indicator.outcome.code)));
  const rows = answers(side);
  const both = rows.filter((row, i) => row !== null && columns[i] !== null).length;
  if (both < (source.survey?.minimumBase ?? 0)) return null;
  const test = raoScott(respondents.design, { rows, columns });
  if (test.kind === "not_computed") return null;
  return {
    row: [indicator.universe, ...table.dimensions.slice(1).map(() => total)].join(","),
    measures: {
      rao_scott_f: rounded(test.statistic, 3),
      rao_scott_df: rounded(test.degreesOfFreedom.numerator, 2),
      rao_scott_df_residual: rounded(test.degreesOfFreedom.denominator, 2),
      rao_scott_p: rounded(test.pValue, 4),
    },
  };
}

/** The code of each respondent, null for those outside the universe and those who say no value. */
function known(
  name: string,
  {
    source,
    respondents,
    inside,
  }: { readonly source: Source; readonly respondents: Respondents; readonly inside: readonly boolean[] },
): readonly (string | null)[] {
  const codes = new Set(
    (attributeOf(source, name)?.codes ?? []).flatMap(({ code, missing }) => (missing === null ? [code] : [])),
  );
  const held = respondents.values.get(name) ?? [];
  return held.map((value, i) => (inside[i] && codes.has(String(value)) ? String(value) : null));
}
