import { total } from "@vigie/table";
import type { Noisy } from "../infer/inferred-table.ts";
import { noiseOfParts } from "../infer/noise-evidence.ts";
import { withCounts } from "./combined-lines.ts";
import { type Counted, type Line, lineFrom, noisyCountIn } from "./line.ts";
import type { TableView } from "./view.ts";

/**
 * Units of a line whose code is known along some dimensions of the table: units whose group is unknown are on neither
 * side of a comparison. Methods, section 2.
 * @param before one code for `universe` and for each dimension but the last; read as a total along `positions`
 * @param except a code of the first of these dimensions that is left out as well
 */
export function knownLine(
  view: TableView,
  before: readonly string[],
  { positions, except = null }: { readonly positions: readonly number[]; readonly except?: string | null },
): Line {
  const [position, ...others] = positions;
  if (position === undefined) return view.lineBefore(before);
  const lineOf = (code: string) => knownLine(view, before.with(position, code), { positions: others });
  const whole = lineOf(total);
  const lines = new Map(
    (view.table.dimensions[position]?.codes ?? [])
      .filter((code) => code !== total)
      .map((code) => [code, lineOf(code)] as const)
      .filter(([, { isEmpty }]) => !isEmpty),
  );
  const unknownCodes = [...(view.missing[position] ?? [])].filter((code) => lines.has(code));
  const hidden = view.rules.min - 1;
  const countsOf = (code: string) => ({
    whole: noisyCountIn(whole, code),
    parts: new Map([...lines].map(([by, line]) => [by, noisyCountIn(line, code)])),
  });
  const most = new Map(
    unknownCodes.map((code) => [code, Math.min(hidden, remainder(countsOf(total), code))] as const),
  );
  const left = (split: Split) => knownPart(split, { hidden, most, except });
  return withComplement(
    withCounts(whole, {
      counts: whole.codes.map((code) => [code, left(countsOf(code))]),
      base: left({
        whole: whole.noisyBase,
        parts: new Map([...lines].map(([by, line]) => [by, line.noisyBase])),
      }),
    }),
  );
}

/**
 * A line whose base two codes make up: hidden cells leave each of them another error. The better known is kept, and the
 * other is what it leaves of the base.
 */
function withComplement(line: Line): Line {
  const { rules, codesInBase: codes, noisyBase: base } = line;
  const [one, other] = codes.map((code) => noisyCountIn(line, code));
  if (codes.length !== 2 || !one || !other || base === null) return line;
  const isFirstKept = one.error <= other.error;
  const { value, error } = isFirstKept ? one : other;
  const count = Math.min(base.value, Math.max(0, value));
  const counts = isFirstKept ? [count, base.value - count] : [base.value - count, count];
  return lineFrom({
    rules,
    counted: new Map<string, Counted>([
      ...line.counted,
      ...codes.map((code, at) => [code, { count: counts[at] ?? 0, error }] as const),
    ]),
    noisyBase: base,
    isRemainder: true,
  });
}

/** One count of a whole, and of each of its groups by their code; null where hidden. */
interface Split {
  readonly whole: Noisy | null;
  readonly parts: ReadonlyMap<string, Noisy | null>;
}

/**
 * The whole without its units of unknown group, nor those of `except`. A hidden number of unknown lies between the bounds
 * that the other groups and the threshold leave it: their middle stands for it, and the variance of a uniform law between
 * them is added to that of noise.
 */
function knownPart(
  split: Split,
  {
    hidden,
    most,
    except,
  }: {
    /** The greatest hidden count. */
    readonly hidden: number;
    /** The most that each unknown group may hold where it is hidden. */
    readonly most: ReadonlyMap<string, number>;
    readonly except: string | null;
  },
): Noisy | null {
  const { whole, parts } = split;
  const excepted = except === null ? undefined : parts.get(except);
  if (whole === null || excepted === null) return null;
  const removed = [...most].map(([code, greatest]) => {
    const counted = parts.get(code) ?? null;
    if (counted !== null) return { value: counted.value, spread: 0 };
    const among = [...parts.values()].filter((other) => other === null).length - 1;
    const upper = Math.min(greatest, remainder(split, code));
    const lower = Math.min(upper, Math.max(0, remainder(split, code) - among * hidden));
    return { value: Math.round((lower + upper) / 2), spread: (upper - lower) / Math.sqrt(12) };
  });
  const remainingCodes = [...parts.keys()].filter((code) => !most.has(code) && code !== except);
  const usual = Math.max(0, ...[...parts.values()].map((part) => part?.error ?? 0));
  const errors = new Map([...parts].map(([code, part]) => [code, part?.error ?? usual]));
  const { variance } = noiseOfParts({ parts: errors, whole: whole.error })(remainingCodes);
  return {
    value: removed.reduce((left, { value }) => left - value, whole.value - (excepted?.value ?? 0)),
    error: Math.hypot(Math.sqrt(Math.max(0, variance)), ...removed.map(({ spread }) => spread)),
  };
}

/** What the other shown groups leave of the whole to one. */
function remainder({ whole, parts }: Split, code: string): number {
  const shown = [...parts].reduce((sum, [by, part]) => sum + (by === code ? 0 : (part?.value ?? 0)), 0);
  return Math.max(0, (whole?.value ?? Number.POSITIVE_INFINITY) - shown);
}
