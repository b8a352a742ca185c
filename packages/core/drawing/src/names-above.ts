import { type Canvas, widths } from "./drawing.ts";
import { bold, type MarkBlock, type Marks, polylines, type StyledSpan, text, vertical } from "./mark.ts";
import { textWidth } from "./text-width.ts";

/** A part of a bar that is named. */
export interface NamedSpan {
  readonly name: string;
  readonly share: number | null;
  /** What is written on it; null where it is too thin. */
  readonly wording: string | null;
  /** Where it starts. */
  readonly x: number;
}

/** A name and the tick that stands where its part starts. */
export interface Name {
  readonly x: number;
  readonly left: number;
  readonly right: number;
  readonly content: readonly (string | StyledSpan)[];
}

const levelHeight = 20;

/** The names of the parts of a bar, each beside a tick down to where its part starts, drawn above y = 0. */
export function namesAbove(spans: readonly NamedSpan[], canvas: Canvas): MarkBlock {
  const placed = placeNames(spans, canvas);
  const height = Math.max(0, ...placed.map(({ level }) => level + 1));
  return {
    content: placed.map(({ level, ...name }) => drawn(name, level)),
    height: height * levelHeight + 6,
  };
}

/**
 * Names rise by levels so that none is written over another nor crossed by a tick. Of all the ways to write each one
 * after or before its tick (2^5 at most), the one with the fewest before is kept, then the lowest.
 */
export function placeNames(
  spans: readonly NamedSpan[],
  { size, formatter }: Canvas,
): readonly (Name & { readonly level: number })[] {
  const choices = spans.map((span) => choicesOf(span, widths[size], formatter));
  const layouts = choices.reduce<readonly (readonly Name[])[]>(
    (before, choice) => before.flatMap((names) => choice.map((name) => [...names, name])),
    [[]],
  );
  const [best] = layouts
    .flatMap((names) => {
      const levels = levelsOfNames(names);
      const before = names.filter(({ x, right }) => right === x).length;
      return levels === null ? [] : [{ names, levels, before, height: Math.max(-1, ...levels) }];
    })
    .toSorted((a, b) => a.before - b.before || a.height - b.height);
  return best ? best.names.map((name, at) => ({ ...name, level: best.levels[at] ?? 0 })) : [];
}

/** After its tick first; before it where that stays in the drawing. */
function choicesOf(
  { name, share, wording, x }: NamedSpan,
  width: number,
  formatter: Canvas["formatter"],
): readonly Name[] {
  const percent = wording === null && share !== null ? ` ${formatter.percent(share)}` : "";
  const needed = textWidth(name + percent, 15) + 10;
  const content = percent === "" ? [name] : [name, bold(percent)];
  const after = { x, left: x, right: x + needed, content };
  const before = { x, left: x - needed, right: x, content };
  const inside = [after, before].filter(({ left, right }) => left >= 0 && right <= width);
  return inside.length > 0 ? inside : [after];
}

/** The lowest level of each name; null where two would each have to stand above the other. */
function levelsOfNames(names: readonly Name[]): readonly number[] | null {
  const isOver = (a: Name, b: Name) => b.x > a.left && b.x < a.right;
  const overlap = (a: Name, b: Name) => a.left < b.right && b.left < a.right;
  const isAbove = (a: number, b: number) => {
    const [one, other] = [names[a], names[b]];
    if (!one || !other || a === b) return false;
    return isOver(one, other) || (a > b && overlap(one, other) && !isOver(other, one));
  };
  const levels: number[] = names.map(() => 0);
  // Longest chain: without a cycle it settles in as many rounds as there are names.
  for (let round = 0; round <= names.length; round++) {
    let settled = true;
    for (const a of names.keys())
      for (const b of names.keys())
        if (isAbove(a, b) && (levels[a] ?? 0) <= (levels[b] ?? 0)) {
          levels[a] = (levels[b] ?? 0) + 1;
          settled = false;
        }
    if (settled) return levels;
  }
  return null;
}

function drawn({ x, left, content }: Name, level: number): Marks {
  const y = -9 - level * levelHeight;
  return [
    text({ x: left + 5, y }, content),
    polylines([vertical({ x: x + 0.5, top: y - 11, bottom: 0 })], "tick"),
  ];
}
