import { unknown } from "@vigie/table";
import { countValue, textValue, type VigieError } from "@vigie/words";
import { codesOf, type Plan } from "./plan.ts";
import { problem } from "./problems.ts";
import type { Tally } from "./tabulate.ts";

/** Requirements of a survey's design that its respondents do not meet. `tallies`: units by code of an attribute. */
export function surveyMistakes(
  plan: Plan,
  tallies: ReadonlyMap<string, readonly Tally[]>,
): readonly VigieError[] {
  if (plan.survey === null || plan.units === null) return [];
  const place = { file: plan.units.file.shown };
  const { strata, margins } = plan.survey;
  const counts = (attribute: string) =>
    new Map((tallies.get(attribute) ?? []).map(({ codes, count }) => [codes[0] ?? unknown, count]));
  const ofMargins = margins.flatMap((attribute) => {
    const held = counts(attribute);
    const codes = codesOf(plan, attribute);
    const answers = codes.filter(({ missing }) => missing === null);
    const without = [...held]
      .filter(([code]) => !answers.some((answer) => answer.code === code))
      .reduce((sum, [, count]) => sum + count, 0);
    const words = { attribute: textValue(attribute) };
    return [
      ...(without === 0
        ? []
        : [problem("engine/margin-unknown", place, { ...words, units: countValue(without) })]),
      ...answers
        .filter(({ code }) => !held.has(code))
        .map(({ code }) => problem("engine/margin-code-absent", place, { ...words, code: textValue(code) })),
    ];
  });
  return strata === null
    ? ofMargins
    : [...strataMistakes(plan, strata, counts(strata.attribute)), ...ofMargins];
}

function strataMistakes(
  plan: Plan,
  { attribute, populations }: NonNullable<NonNullable<Plan["survey"]>["strata"]>,
  held: ReadonlyMap<string, number>,
): readonly VigieError[] {
  const place = { file: plan.units?.file.shown ?? "" };
  const strata = new Set(
    codesOf(plan, attribute).flatMap(({ code, missing }) => (missing === null ? [code] : [])),
  );
  const without = [...held].filter(([code]) => !strata.has(code)).reduce((sum, [, count]) => sum + count, 0);
  return [
    ...(without === 0
      ? []
      : [
          problem("engine/stratum-unknown", place, {
            attribute: textValue(attribute),
            units: countValue(without),
          }),
        ]),
    ...[...held].flatMap(([stratum, count]) => {
      if (!strata.has(stratum)) return [];
      const words = { attribute: textValue(attribute), stratum: textValue(stratum) };
      if (count < 2) return [problem("engine/stratum-alone", place, words)];
      const population = populations?.get(stratum) ?? Number.POSITIVE_INFINITY;
      return count <= population
        ? []
        : [
            problem("engine/stratum-too-large", place, {
              ...words,
              units: countValue(count),
              population: countValue(population),
            }),
          ];
    }),
  ];
}
