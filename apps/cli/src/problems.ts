import {
  countValue,
  type MessageValue,
  type Place,
  type ProblemCatalogue,
  problemsOf,
  textValue,
  type VigieError,
  VigieErrors,
} from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with what is typed, and with the files it names. */
export const cliProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

type CliProblem = keyof typeof fr;

/** Names written on the command line, in the study or in the mapping, and counts; never a value of the data. */
type NamesAndCounts = Readonly<Record<string, string | number | MessageValue>>;

const problemWith = problemsOf(cliProblems);

export function problem(code: CliProblem, place: Place = {}, values: NamesAndCounts = {}): VigieError {
  const safe = Object.entries(values).map(([name, value]) => [name, messageValue(value)] as const);
  return problemWith(code, place, Object.fromEntries(safe));
}

/** To throw where a command meets one problem and cannot look for others. */
export function inputError(code: CliProblem, place?: Place, values?: NamesAndCounts): VigieErrors {
  return new VigieErrors([problem(code, place, values)]);
}

function messageValue(value: NamesAndCounts[string]): MessageValue {
  if (typeof value === "string") return textValue(value);
  return typeof value === "number" ? countValue(value) : value;
}
