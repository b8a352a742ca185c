import { discreteGaussian } from "../../src/noise/discrete-gaussian.ts";
import { fraction } from "../../src/noise/fraction.ts";
import { derivedKey, streamsOf } from "../../src/noise/random-stream.ts";

/** 500 draws, each from a stream of its own. Node.js and the browser run this same file. */
export function someDraws(): string {
  const streams = streamsOf(derivedKey(new Uint8Array(32).fill(3), "navigateur, é"));
  const variances = [fraction(1n, 4n), fraction(4n), fraction(29n), fraction(200n, 7n), fraction(10n ** 14n)];
  return variances
    .flatMap((variance) =>
      Array.from({ length: 100 }, (_, cell) => discreteGaussian(variance, streams(`cellule ${cell}`))),
    )
    .join(" ");
}
