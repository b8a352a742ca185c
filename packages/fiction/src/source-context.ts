import { type Source, type Study, suggestion, type Written } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import type { Evidence } from "./fiction-file.ts";
import { type FictionProblem, problem } from "./problems.ts";

/** Names and positions from the top of the file. */
export type Path = readonly (string | number)[];

/** What the fiction of one source is resolved in: mistakes are gathered, so that a person mends them in one go. */
export interface SourceContext {
  readonly study: Study;
  readonly source: Source;
  readonly written: Written;
  readonly found: VigieError[];
}

/** A name as it is written, and where. */
interface Named {
  readonly path: Path;
  readonly name: string;
}

/** Notes a mistake about one name. */
export function note({ found, written }: SourceContext, code: FictionProblem, { path, name }: Named): void {
  found.push(problem(code, written.placeOfKey(path), { name: textValue(name) }));
}

/** Notes a name that is not one of those known. */
export function noteUnknown(
  { found, written }: Pick<SourceContext, "found" | "written">,
  { path, name }: Named,
  known: Iterable<string>,
): void {
  const words = { name: textValue(name), ...suggestion(name, known) };
  found.push(problem("fiction/unknown-name", written.placeOfKey(path), words));
}

/**
 * Numbers say where they come from, themselves or through what they stand in.
 * @param evidence that of the numbers, then that of what is around them
 */
export function checkEvidence(
  context: SourceContext,
  path: Path,
  evidence: readonly [Evidence, ...Evidence[]],
): void {
  const { found, written, study } = context;
  const [own] = evidence;
  const known = study.published.map(({ id }) => id);
  for (const id of [own.from ?? []].flat())
    if (!known.includes(id)) noteUnknown(context, { path: [...path, "from"], name: id }, known);
  if (own.assumption !== undefined && !/hypothèse/i.test(own.assumption))
    found.push(problem("fiction/no-evidence", written.placeOfKey([...path, "assumption"])));
  if (evidence.every(({ from, assumption }) => from === undefined && assumption === undefined))
    found.push(problem("fiction/no-evidence", written.placeOfKey(path)));
}
