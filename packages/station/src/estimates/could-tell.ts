import type { Source } from "@vigie/study";
import type { HiddenCells } from "./hidden-cells.ts";
import type { Links } from "./links.ts";

/** What is kept secret of a source, and what anyone who knows its fields works out. */
export interface Secrets {
  readonly hidden: HiddenCells;
  readonly links: Links;
  /** Fields whose crossing with weights that anyone knows is told: see `toldWithWeights`. */
  readonly withWeights: readonly string[];
  /** Of each other table of counts that leaves or left, the fields that it counts by. */
  readonly counted: readonly (readonly string[])[];
}

/** The fields that a number is made from. */
export interface Read {
  readonly fields: readonly string[];
  /** Those of them that weights are summed by. */
  readonly weighted: readonly string[];
  /** Whether these are weights of the partner's file. */
  readonly isFiled: boolean;
}

/**
 * Whether a number made from the joint counts of some fields could say something of a hidden count: where every field
 * of that count is among them, or made of what they are made of, or goes with them in the data. Of other counts it says
 * nothing, once the margins of its fields are known. But one field by weights and the other by the same weights frame the
 * crossing of the two, so what is told with weights is taken together, and a field that is counted by one of these is framed
 * by it; and with weights of the partner's file, one field is enough: weights may be constant wherever the other fields
 * are. Methods, section 7.
 */
export function couldTell(
  { fields, weighted, isFiled }: Read,
  { hidden, links, withWeights, counted }: Secrets,
  source: Source,
): boolean {
  if (fields.length === 0) return false;
  const isIn = (known: ReadonlySet<string>) => (field: string) =>
    !isInStudy(field, source) || rootsOf(field, source).some((root) => known.has(root));
  const [whole, part] = [reached(fields, links, source), reached(weighted, links, source)];
  const together = reached([...fields, ...withWeights], links, source);
  const tables = counted.map((table) => table.flatMap((field) => rootsOf(field, source)));
  const isFramed = (cell: readonly string[]) => {
    if (weighted.length === 0) return false;
    if (isFiled && cell.some(isIn(part))) return true;
    const roots = cell.map((field) => rootsOf(field, source));
    const framing = cell.map((field, at) => {
      const counting = tables.filter((table) => roots[at]?.some((root) => table.includes(root))).flat();
      const others = [...new Set(counting)].filter(
        (root) => together.has(root) && !roots.flat().includes(root),
      );
      return [
        ...(isIn(together)(field) ? [{ by: `itself ${field}`, isOfNumber: isIn(part)(field) }] : []),
        ...others.map((root) => ({ by: root, isOfNumber: part.has(root) })),
      ];
    });
    return framing.flat().some(({ isOfNumber }) => isOfNumber) && isEachFramed(framing);
  };
  return hidden.some((cell) => cell.every(isIn(whole)) || isFramed(cell));
}

/** What frames a field of a hidden count: itself, or a field that it is counted by, told with weights. */
interface Framing {
  readonly by: string;
  /** Whether it is the number at hand that tells it so. */
  readonly isOfNumber: boolean;
}

/** Whether each field is framed by another, one by the number at hand: two that the same field frames say no more than it. */
function isEachFramed(
  [first, ...others]: readonly (readonly Framing[])[],
  taken: readonly Framing[] = [],
): boolean {
  if (first === undefined) return taken.some(({ isOfNumber }) => isOfNumber);
  return first.some(
    (framing) => taken.every(({ by }) => by !== framing.by) && isEachFramed(others, [...taken, framing]),
  );
}

/** What these fields are made of, and those of which one is a function of another. */
export function reached(fields: readonly string[], links: Links, source: Source): ReadonlySet<string> {
  const known = new Set(fields.flatMap((field) => rootsOf(field, source)));
  for (let size = -1; size < known.size; ) {
    size = known.size;
    for (const pair of links) {
      const roots = pair.flatMap((field) => rootsOf(field, source));
      if (roots.some((root) => known.has(root))) for (const root of roots) known.add(root);
    }
  }
  return known;
}

/** What an earlier bundle hides by a field that the study knows no more may be hidden by any. */
function isInStudy(field: string, { attributes, contacts }: Source): boolean {
  return attributes.has(field) || ((field === "group" || field === "subgroup") && contacts !== null);
}

/** What a field is made of in the end; sets of channels and groups, of the contacts. */
export function rootsOf(field: string, source: Source): readonly string[] {
  if (field === "group" || field === "subgroup") return ["contacts"];
  const origin = source.attributes.get(field)?.origin;
  if (origin === undefined || origin.kind === "field" || origin.kind === "item") return [field];
  return [origin.of].flat().flatMap((one) => rootsOf(one, source));
}
