/** Standard errors of counts that make up a whole, and that of their whole. */
export interface NoiseOfWhole {
  readonly parts: ReadonlyMap<string, number>;
  readonly whole: number;
}

/** What some parts together have: the variance of their noise, and its covariance with that of the whole. */
export interface NoiseOfParts {
  readonly variance: number;
  readonly withWhole: number;
}

/**
 * Released counts agree with each other, so that noises of the parts of a line are correlated: those of a total known
 * exactly add up to nothing. A bundle gives the noise of each part and of the whole: with one correlation r between any
 * two parts, V = Σ σᵢ² + r ((Σ σᵢ)² − Σ σᵢ²) gives it. It is the true one where all parts have the same noise and agree
 * with the whole by least squares, which treat them alike; 0 for independent parts.
 */
export function noiseOfParts({ parts, whole }: NoiseOfWhole): (codes: readonly string[]) => NoiseOfParts {
  const correlation = correlationOf([...parts.values()], whole);
  const all = sum([...parts.values()]);
  return (codes) => {
    const errors = codes.map((code) => parts.get(code) ?? 0);
    return {
      variance: sum(errors.map((error) => error * (error + correlation * (sum(errors) - error)))),
      withWhole: sum(errors.map((error) => error * (error + correlation * (all - error)))),
    };
  };
}

function correlationOf(errors: readonly number[], whole: number): number {
  const noisy = errors.filter((error) => error > 0);
  const squares = sum(noisy.map((error) => error ** 2));
  const crossed = sum(noisy) ** 2 - squares;
  // No more than one part has noise.
  if (noisy.length < 2) return 0;
  return Math.min(1, Math.max(-1 / (noisy.length - 1), (whole ** 2 - squares) / crossed));
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
