import { VigieErrors } from "@vigie/words";
import { compileGroups } from "../compile/tabulation.ts";
import type { Database } from "../connectors/database.ts";
import { decode } from "../decode.ts";
import type { Plan } from "../plan.ts";
import { surveyMistakes } from "../survey-mistakes.ts";
import type { Tally } from "../tabulate.ts";

/** @throws {VigieErrors} where the respondents of a survey are not as its design needs them */
export async function checkSurvey(plan: Plan, database: Database): Promise<void> {
  if (plan.survey === null) return;
  const { strata, margins } = plan.survey;
  const tallies = new Map<string, readonly Tally[]>();
  for (const attribute of [...(strata === null ? [] : [strata.attribute]), ...margins]) {
    const rows = await database.rows(compileGroups(attribute));
    tallies.set(
      attribute,
      rows.map(([value = null, count]) => ({
        codes: [decode(plan, attribute, [value])],
        count: Number(count),
      })),
    );
  }
  const mistakes = surveyMistakes(plan, tallies);
  if (mistakes.length > 0) throw new VigieErrors(mistakes);
}
