import { expect, test } from "vitest";
import { discreteGaussian } from "../../src/noise/discrete-gaussian.ts";
import { fraction, readFraction } from "../../src/noise/fraction.ts";
import { derivedKey, streamsOf } from "../../src/noise/random-stream.ts";
import reference from "./python/draws.json" with { type: "json" };

const streams = streamsOf(
  derivedKey(
    Uint8Array.from({ length: 32 }, (_, at) => at),
    "clé du bruit",
  ),
);

// A failure here means that the same data and secret no longer give the same noise: the format version must change.
test.each(reference.cases)("variance $variance: the 100 draws of python/draws.py", ({ variance, draws }) => {
  const stream = streams(`variance ${variance}, é`);
  const parsed = readFraction(variance) ?? fraction(0n);
  expect(draws.map(() => `${discreteGaussian(parsed, stream)}`)).toEqual(draws.map(String));
});
