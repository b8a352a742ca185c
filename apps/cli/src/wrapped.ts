/** A line where the terminal would cut it in the middle of a word: a path or an example stays whole. */
const unbroken = /^\s*(Exemple : |Example: )?vigie /;

/**
 * Lines of `width` characters at most, cut between words. What follows hangs under the last wide gap of its line,
 * as in a list of options, or under its first word.
 */
export function wrapped(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => (line.length <= width || unbroken.test(line) ? [line] : cut(line, width)))
    .join("\n");
}

/** A space where French lets a line end: not inside quotation marks, not before high punctuation. */
const between = /(?<!«) (?![;:?!»…])/;

function cut(line: string, width: number): readonly string[] {
  const gap = /^.*\S\s{2,}(?=\S)/.exec(line)?.[0].length ?? width;
  const hang = gap <= width / 2 ? gap : (/^\s*/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [line.slice(0, hang)];
  for (const word of line.slice(hang).split(between)) {
    const last = lines.at(-1) ?? "";
    const started = last.length > hang;
    if (started && last.length + 1 + word.length > width) lines.push(" ".repeat(hang) + word);
    else lines.splice(-1, 1, started ? `${last} ${word}` : last + word);
  }
  return lines;
}
