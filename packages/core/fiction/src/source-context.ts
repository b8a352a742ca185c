import { type Contacts, type ParsedFile, type Path, type Source, type Study, suggestion } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import type { ContactsText, FictionEvidence } from "./fiction-file.ts";
import { type FictionProblem, fictionProblem } from "./problems.ts";

/** What the fiction of one source is resolved in: mistakes are gathered, so that a person mends them in one go. */
export interface SourceContext {
  readonly study: Study;
  readonly source: Source;
  readonly written: ParsedFile;
  readonly found: VigieError[];
}

/** What margins before one draw: codes by attribute. */
export type Drawn = ReadonlyMap<string, readonly string[]>;

export interface ContactsContext extends SourceContext {
  readonly text: ContactsText;
  readonly contacts: Contacts;
  readonly path: Path;
  readonly drawn: Drawn;
  readonly units: number;
}

/** A name as it is written, and where. */
interface Named {
  readonly path: Path;
  readonly name: string;
}

/** Notes a mistake about one name. */
export function note({ found, written }: SourceContext, code: FictionProblem, { path, name }: Named): void {
  found.push(fictionProblem(code, written.placeOfKey(path), { name: textValue(name) }));
}

/** Notes a name that is not one of those known. */
export function noteUnknown(
  { found, written }: Pick<SourceContext, "found" | "written">,
  { path, name }: Named,
  known: Iterable<string>,
): void {
  const values = { name: textValue(name), ...suggestion(name, known) };
  found.push(fictionProblem("fiction/unknown-name", written.placeOfKey(path), values));
}

/**
 * Notes a name that cannot stand where it is: one of an attribute of the source, of `group` or of `subgroup`, or of nothing.
 * @param code why such an attribute cannot
 */
export function noteMisplaced(context: SourceContext, code: FictionProblem, named: Named): void {
  const known = [...context.source.attributes.keys(), "group", "subgroup"];
  if (known.includes(named.name)) note(context, code, named);
  else noteUnknown(context, named, known);
}

/** Notes numbers whose sum is not the expected one. */
export function checkSum(
  { found, written }: SourceContext,
  numbers: Iterable<number>,
  { expected, path }: { readonly expected: number; readonly path: Path },
): void {
  const sum = [...numbers].reduce((total, number) => total + number, 0);
  if (Math.abs(sum - expected) <= 1e-6) return;
  // Binary sums of decimal shares, as one would write them.
  const values = { sum: countValue(Number(sum.toFixed(6))), expected: countValue(expected) };
  found.push(fictionProblem("fiction/sum", written.placeOfKey(path), values));
}

/**
 * Numbers say where they come from, themselves or through what they stand in.
 * @param evidence that of the numbers, then that of what is around them
 */
export function checkEvidence(
  context: SourceContext,
  path: Path,
  evidence: readonly [FictionEvidence, ...FictionEvidence[]],
): void {
  const { found, written, study } = context;
  const [first] = evidence;
  const known = study.published.map(({ id }) => id);
  for (const id of [first.from ?? []].flat())
    if (!known.includes(id)) noteUnknown(context, { path: [...path, "from"], name: id }, known);
  if (first.assumption !== undefined && !/hypothèse/i.test(first.assumption))
    found.push(fictionProblem("fiction/no-evidence", written.placeOfKey([...path, "assumption"])));
  if (evidence.every(({ from, assumption }) => from === undefined && assumption === undefined))
    found.push(fictionProblem("fiction/no-evidence", written.placeOfKey(path)));
}
