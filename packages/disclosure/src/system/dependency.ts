import { unknown } from "@vigie/engine";
import { relationWhere } from "./relation-where.ts";
import type { Relation } from "./structure.ts";

/**
 * Persons by the codes of two fields, over everyone of a source. For each two fields that stand in tables the
 * engine counts them once: `SELECT a, b, count(*) FROM units GROUP BY a, b`, unknown values as `_U`.
 */
export interface Joint {
  readonly fields: readonly [string, string];
  readonly rows: readonly { readonly codes: readonly [string, string]; readonly count: number }[];
}

/** Probability under which chance is not believed to have made a function of two fields. */
const chanceMax = 1e-9;

/**
 * The relation of two fields where one is a function of the other in the data, declared or not: an attacker who
 * knows what the codes mean knows it too. The bundle tells it; so it is a relation only where chance cannot have made
 * it, and only of the codes that `min` persons hold: of the others, it would tell what one person is. In a bundle, only
 * of those that are seen to be held by so many: that a code is told and another not would tell a small count from one
 * that is masked to hide it.
 * @param leaves every leaf code of each field
 * @param told of each field, the codes of which a bundle may tell; all where left out
 * @returns null where neither field is a function of the other
 */
export function dependencyOf(
  { fields, rows }: Joint,
  leaves: readonly [readonly string[], readonly string[]],
  min: number,
  told?: readonly [ReadonlySet<string>, ReadonlySet<string>],
): Relation | null {
  const held = rows.filter(({ count }) => count > 0);
  const [ofA, ofB] = leaves;
  const forward = functionOf(
    held.map(({ codes: [from, to], count }) => ({ from, to, count })),
    min,
  );
  if (forward !== null) {
    const known = among(forward, told?.[0]);
    return known.size === 0 ? null : { fields, pairs: pairsFrom(known, [ofA, ofB]) };
  }
  const backward = functionOf(
    held.map(({ codes: [to, from], count }) => ({ from, to, count })),
    min,
  );
  const known = backward === null ? null : among(backward, told?.[1]);
  if (known === null || known.size === 0) return null;
  return { fields, pairs: pairsFrom(known, [ofB, ofA]).map(([b, a]) => [a, b] as const) };
}

/**
 * The relation of two fields of which one has no value for those of some codes of the other, as a rent for those who own
 * their home: whoever knows what the codes mean knows it, though neither is a function of the other. Where it has none,
 * whoever has other codes, all of them, is known to have one. By the rules of `dependencyOf`.
 * @returns null where neither field depends so on the other
 */
export function absenceOf(
  { fields, rows }: Joint,
  leaves: readonly [readonly string[], readonly string[]],
  min: number,
  told?: readonly [ReadonlySet<string>, ReadonlySet<string>],
): Relation | null {
  const [forward, backward] = [
    among(
      presencesOf(
        rows.map(({ codes: [from, to], count }) => ({ from, to, count })),
        min,
      ),
      told?.[0],
    ),
    among(
      presencesOf(
        rows.map(({ codes: [to, from], count }) => ({ from, to, count })),
        min,
      ),
      told?.[1],
    ),
  ];
  if (forward.size + backward.size === 0) return null;
  const fits = (presence: Presence | undefined, code: string) =>
    presence === undefined || (presence === "absent") === (code === unknown);
  const [one, other] = fields;
  return relationWhere(
    fields,
    new Map([
      [one, leaves[0]],
      [other, leaves[1]],
    ]),
    (a, b) => fits(forward.get(a), b) && fits(backward.get(b), a),
  );
}

/** Whether everyone of a code has a value of another field, or nobody. */
type Presence = "present" | "absent";

/** Of the codes that `min` persons hold, those of which the other field says so, chance excluded; none where it never lacks. */
function presencesOf(pairs: readonly Pair[], min: number): ReadonlyMap<string, Presence> {
  const held = pairs.filter(({ from, count }) => from !== unknown && count > 0);
  const personsOf = (some: readonly Pair[]) => some.reduce((sum, { count }) => sum + count, 0);
  const lacking = personsOf(held.filter(({ to }) => to === unknown)) / personsOf(held);
  const codes = [...Map.groupBy(held, ({ from }) => from).values()].filter((its) => personsOf(its) >= min);
  const all = (presence: Presence) => {
    const alike = codes.filter((its) => its.every(({ to }) => (to === unknown) === (presence === "absent")));
    const share = presence === "absent" ? lacking : 1 - lacking;
    const chance = share ** (personsOf(alike.flat()) - alike.length);
    return chance > chanceMax
      ? []
      : alike.flatMap(([first]) => (first ? [[first.from, presence] as const] : []));
  };
  const absent = all("absent");
  return new Map(absent.length === 0 ? [] : [...absent, ...all("present")]);
}

function among<Image>(
  images: ReadonlyMap<string, Image>,
  told: ReadonlySet<string> | undefined,
): ReadonlyMap<string, Image> {
  return told === undefined ? images : new Map([...images].filter(([code]) => told.has(code)));
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** The image of each code that `min` persons hold; null where there is no function, or none that chance excludes. */
function functionOf(pairs: readonly Pair[], min: number): ReadonlyMap<string, string> | null {
  const sizes = new Map<string, number>();
  const images = new Map<string, string>();
  for (const { from, to, count } of pairs) {
    if ((images.get(from) ?? to) !== to) return null;
    images.set(from, to);
    sizes.set(from, (sizes.get(from) ?? 0) + count);
  }
  const known = new Map([...images].filter(([from]) => (sizes.get(from) ?? 0) >= min));
  return chanceOf(known, sizes) > chanceMax ? null : known;
}

/** That everyone of a code shares the image of the first of them, were images drawn apart from codes. */
function chanceOf(known: ReadonlyMap<string, string>, sizes: ReadonlyMap<string, number>): number {
  const bySize = Map.groupBy(known, ([, to]) => to);
  const persons = (froms: Iterable<readonly [string, string]>) =>
    [...froms].reduce((sum, [from]) => sum + (sizes.get(from) ?? 0), 0);
  const all = persons(known);
  const alike = [...bySize.values()].reduce((sum, froms) => sum + (persons(froms) / all) ** 2, 0);
  return alike ** (all - known.size);
}

function pairsFrom(
  known: ReadonlyMap<string, string>,
  [from, to]: readonly [readonly string[], readonly string[]],
): readonly (readonly [string, string])[] {
  return from.flatMap((code) => {
    const image = known.get(code);
    return (image === undefined ? to : [image]).map((other) => [code, other] as const);
  });
}
