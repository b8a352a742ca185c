import { type MarkBlock, type Marks, text, verticals } from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface ColumnName {
  readonly label: string;
  /** Middle of its column. */
  readonly x: number;
}

export interface Heads extends MarkBlock {
  /** Whether every word is whole, and every name in the drawing. */
  readonly isWhole: boolean;
}

const [size, line] = [14, 17];
/** The last letter of a syllable and the start of the next: consonants before a vowel that no word starts without. */
const syllable =
  /^(?!(?:[bcdfgptv][lr]|[cpst]h|gn))\p{L}(?:[bcdfgptv][lr]|[cps]h|gn|[bcdfgjklmnpqrstvwxz])[aeiouyàâéèêëîïôùûü]/iu;
/** Lines of a name on one tier. */
const linesMax = 5;

/**
 * Names over their columns, drawn from y = 0: side by side where their words fit, else on two tiers in turn, so that
 * each may take two columns; a word that is wider still is cut.
 * @param cell width of a column
 * @param width of the drawing
 */
export function columnHeads(
  names: readonly ColumnName[],
  { cell, width }: { readonly cell: number; readonly width: number },
): Heads {
  const flat = names.map(({ label }) => wrapped(label, cell - 8, size));
  if (flat.every((lines) => lines.length <= linesMax && fit(lines, cell - 8)))
    return { ...tier(names, flat), isWhole: true };
  const room = cell * 2 - 14;
  const lines = names.map(({ label }) => wrapped(label, room, size));
  const cut = lines.map((name) => name.flatMap((words) => inPieces(words, room)));
  const half = (at: number) => Math.max(...(cut[at] ?? []).map((words) => textWidth(words, size))) / 2;
  const inside = names.map(({ label, x }, at) => ({
    label,
    x: Math.min(width - half(at), Math.max(half(at), x)),
  }));
  const upper = tier(pick(inside, 0), pick(cut, 0));
  const lower = tier(pick(inside, 1), pick(cut, 1));
  const height = upper.height + lower.height;
  return {
    content: [
      upper.content,
      verticals(
        pick(names, 0).map(({ x }) => x),
        { top: upper.height - 3, bottom: height - 5 },
        "grid",
      ),
      lowered(pick(inside, 1), pick(cut, 1), upper.height),
    ],
    height,
    isWhole: lines.every((each) => each.length <= linesMax && fit(each, room)),
  };
}

/** Names side by side over their columns, whatever their width: words wider than a column are cut. */
export function cutHeads(names: readonly ColumnName[], room: number): MarkBlock {
  return tier(
    names,
    names.map(({ label }) => wrapped(label, room, size).flatMap((words) => inPieces(words, room))),
  );
}

function fit(lines: readonly string[], room: number): boolean {
  return lines.every((words) => textWidth(words, size) <= room);
}

/** One in two, from the first or from the second. */
function pick<T>(all: readonly T[], parity: 0 | 1): readonly T[] {
  return all.filter((_, at) => at % 2 === parity);
}

function tier(names: readonly ColumnName[], lines: readonly (readonly string[])[]) {
  const height = Math.max(0, ...lines.map(({ length }) => length)) * line + 10;
  return { content: lowered(names, lines, 0), height };
}

/** Names whose last lines stand side by side. */
function lowered(names: readonly ColumnName[], lines: readonly (readonly string[])[], top: number): Marks {
  const count = Math.max(0, ...lines.map(({ length }) => length));
  return names.map(({ x }, at) => {
    const name = lines[at] ?? [];
    return name.map((words, row) =>
      text({ x, y: top + (count - name.length + row + 1) * line - 2 }, words, "m small"),
    );
  });
}

/** A word wider than its room, in pieces that are not, of three letters at least, cut before a syllable where one starts. */
function inPieces(words: string, room: number): readonly string[] {
  if (textWidth(words, size) <= room) return [words];
  const fits = (at: number) => textWidth(`${words.slice(0, at)}-`, size) <= room;
  const cuts = Array.from({ length: Math.max(0, words.length - 5) }, (_, at) => words.length - 3 - at).filter(
    fits,
  );
  const end = cuts.find((at) => syllable.test(words.slice(at - 1))) ?? cuts[0] ?? 3;
  return [`${words.slice(0, end)}-`, ...inPieces(words.slice(end), room)];
}
