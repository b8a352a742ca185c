import { countValue, type MessageValue, textValue } from "./message-value.ts";
import { type FilePlace, type ProblemValues, VigieError, VigieErrors } from "./vigie-error.ts";

/** What is wrong, what was expected, how to mend it: ICU MessageFormat. Apostrophes are typographic (’). */
export interface ProblemTexts {
  readonly what: string;
  readonly expected: string;
  /** One sentence, or one for each surface where what to do differs: lines of a mapping, or steps of the page. */
  readonly cure: string | Readonly<Record<Surface, string>>;
}

/** Where a problem is read: from a command or the hub, or in the partner's page. */
export type Surface = "command" | "page";

export function cureOn(surface: Surface, { cure }: Pick<ProblemTexts, "cure">): string {
  return typeof cure === "string" ? cure : cure[surface];
}

/** The problems that a package raises, by code, in each language. */
export interface ProblemCatalogue<Code extends string = string> {
  readonly fr: Readonly<Record<Code, ProblemTexts>>;
  readonly en: Readonly<Partial<Record<Code, ProblemTexts>>>;
  /** Codes where the run stops to protect people (exit 3) rather than because the input is wrong (exit 1). */
  readonly refusals: readonly NoInfer<Code>[];
}

/** Makes the errors of one package: only a code of its catalogue is accepted. */
export function problemsOf<Code extends string>(
  _catalogue: ProblemCatalogue<Code>,
): (code: Code, place: FilePlace, values?: ProblemValues) => VigieError {
  return (code, place, values) => new VigieError(code, place, values);
}

/** Names, texts and numbers of a study, a mapping or the command line; never a value of the data. */
type QuotedValues = Readonly<Record<string, string | number | MessageValue>>;

/** `problemsOf` for a package that holds no data: what its messages quote is given as it is. */
export function quotingProblemsOf<Code extends string>(
  _catalogue: ProblemCatalogue<Code>,
): (code: Code, place?: FilePlace, quoted?: QuotedValues) => VigieError {
  return (code, place = {}, quoted = {}) => {
    const values = Object.entries(quoted).map(([name, value]) => [name, quotedValue(value)] as const);
    return new VigieError(code, place, Object.fromEntries(values));
  };
}

function quotedValue(value: QuotedValues[string]): MessageValue {
  if (typeof value === "string") return textValue(value);
  return typeof value === "number" ? countValue(value) : value;
}

/** `problemsOf`, to throw: where a package meets one problem and cannot look for others. */
export function inputErrorsOf<Code extends string>(
  catalogue: ProblemCatalogue<Code>,
): (...problem: Parameters<ReturnType<typeof problemsOf<Code>>>) => VigieErrors {
  const problem = problemsOf(catalogue);
  return (...of) => new VigieErrors([problem(...of)]);
}

/** The problems of several packages, whose codes begin with the package's name. */
export function joinedProblems(catalogues: readonly ProblemCatalogue[]): ProblemCatalogue {
  return {
    fr: Object.assign({}, ...catalogues.map(({ fr }) => fr)),
    en: Object.assign({}, ...catalogues.map(({ en }) => en)),
    refusals: catalogues.flatMap(({ refusals }) => refusals),
  };
}

export function isRefusal({ code }: VigieError, { refusals }: ProblemCatalogue): boolean {
  return refusals.includes(code);
}
