/** A stream of standard normal numbers, the same each time: Box and Muller (1958) over a linear congruence. */
export function normals(start: number): () => number {
  let state = start;
  const uniform = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
