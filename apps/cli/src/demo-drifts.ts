import { type Drift, driftedFiction, type Fiction } from "@vigie/fiction";
import { suggestion } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";

/**
 * A fiction whose shares moved as a person writes it: `allocataires.rsa.yes=+5`, in points.
 * @throws {VigieErrors} every share that the fiction does not have
 */
export function withDrifts(fiction: Fiction, written: readonly string[]): Fiction {
  const unknown = written.filter((text) => !sharesOf(fiction).has(nameIn(text)));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((text) => {
        const name = nameIn(text);
        return problem("cli/drift-of-nothing", {}, { name, ...suggestion(name, sharesOf(fiction).keys()) });
      }),
    );
  return written.reduce((moved, text) => {
    const share = sharesOf(fiction).get(nameIn(text));
    const points = Number(text.slice(text.lastIndexOf("=") + 1));
    return share === undefined ? moved : driftedFiction(moved, { ...share, change: points / 100 });
  }, fiction);
}

function nameIn(text: string): string {
  return text.slice(0, text.lastIndexOf("="));
}

/** Every share of a margin, by the name that a person gives it. */
function sharesOf(fiction: Fiction): ReadonlyMap<string, Omit<Drift, "change">> {
  return new Map(
    [...fiction.sources].flatMap(([source, { margins }]) =>
      margins.flatMap(({ of, codes }) =>
        codes.map((code) => [`${source}.${of}.${code}`, { source, of, code }] as const),
      ),
    ),
  );
}
