/**
 * Width of a text in Atkinson Hyperlegible Next, near enough to keep labels apart: there is no font where pages
 * are made.
 * @param size of the font, in the same unit as the result
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/** Lines no wider than `width`; a word longer than that stays whole. */
export function wrapped(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function emsOf(character: string): number {
  if ("iljI.,:;’'|!()\u00a0\u202f ".includes(character)) return 0.29;
  if ("frt-/".includes(character)) return 0.37;
  if (character === "%") return 0.97;
  if ("mwMW@+".includes(character)) return 0.84;
  if (/\d/.test(character)) return 0.6;
  return /\p{Lu}/u.test(character) ? 0.68 : 0.56;
}
