/** A published size that noisy counts do not meet: whoever has the study and this computes standard errors again. */
export type UnmetSize =
  | { readonly universe: string; readonly use: "unused" }
  /** @property estimate of `JudgedSize`, rounded to a unit */
  | { readonly universe: string; readonly use: "adjusted"; readonly estimate: number };
