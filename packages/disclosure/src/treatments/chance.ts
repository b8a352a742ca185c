/** A number in 0..1, both excluded, for each cell of a table. */
export type Chance = (indicator: string, codes: readonly string[]) => number;

/**
 * Draws that whoever holds the secret makes again, the same for the same cell, and that nobody else can guess: of each
 * cell, the first 32 bits of a hash of the secret, of what is drawn for, and of the cell.
 * @param of what the same draws must not serve twice for: a study, a source and its window
 */
export function chanceOf(secret: string, of: (indicator: string) => string): Chance {
  return (indicator, codes) => {
    const [first = 0] = sha256(JSON.stringify([secret, of(indicator), indicator, ...codes]));
    return (first + 0.5) / 2 ** 32;
  };
}

/** Square and cube roots of primes: the bits after the point. */
const primes = Array.from({ length: 312 }, (_, number) => number).filter(
  (number) =>
    number > 1 && Array.from({ length: number - 2 }, (_, at) => at + 2).every((by) => number % by !== 0),
);
const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));

/**
 * SHA-256 as eight words: WebCrypto only gives it later, and rounding is a plain function.
 * @see NIST FIPS 180-4, section 6.2
 */
export function sha256(text: string): Uint32Array {
  const state = Int32Array.from(initial);
  const words = paddedWords(new TextEncoder().encode(text));
  for (let at = 0; at < words.length; at += 16) compress(state, words.subarray(at, at + 16));
  return Uint32Array.from(state, (word) => word >>> 0);
}

function paddedWords(bytes: Uint8Array): Int32Array {
  const padded = new Uint8Array((Math.floor((bytes.length + 8) / 64) + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  return Int32Array.from({ length: padded.length / 4 }, (_, at) => view.getInt32(4 * at));
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array, block: Int32Array): void {
  const schedule = new Int32Array(64);
  schedule.set(block);
  const word = (at: number) => schedule[at] ?? 0;
  for (let at = 16; at < 64; at++) {
    const [early, late] = [word(at - 15), word(at - 2)];
    schedule[at] =
      word(at - 16) +
      (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
      word(at - 7) +
      (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const one =
      (h +
        (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (constants[at] ?? 0) +
        word(at)) |
      0;
    const other = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, at) => {
    state[at] = (state[at] ?? 0) + value;
  });
}
