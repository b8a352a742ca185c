/** Which of some numbered things have been put together, directly or through others. */
export interface Groups {
  /** The same for all that are together. */
  root(one: number): number;
  together(ones: readonly number[]): void;
}

/** @see Tarjan & van Leeuwen (1984), Worst-case analysis of set union algorithms: path halving */
export function groupsOf(size: number): Groups {
  const up = Int32Array.from({ length: size }, (_, one) => one);
  const root = (one: number): number => {
    let at = one;
    while (up[at] !== at) {
      up[at] = up[up[at] ?? at] ?? at;
      at = up[at] ?? at;
    }
    return at;
  };
  return {
    root,
    together: (ones) => {
      for (const one of ones) up[root(one)] = root(ones[0] ?? one);
    },
  };
}
