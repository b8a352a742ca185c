/** What is published of one count, as an interval of whole numbers; masked, its upper end is infinite. */
export interface Knowledge {
  readonly low: number;
  readonly high: number;
}

export const published = (count: number): Knowledge => ({ low: count, high: count });
/** Zeros are published and never masked: a masked count is at least 1. Else it is at least 0. */
export const masked = (low: 0 | 1): Knowledge => ({ low, high: Number.POSITIVE_INFINITY });
/** Printed as a number at most `spread` away. */
export const roundedTo = (count: number, spread: number): Knowledge => ({
  low: Math.max(0, count - spread),
  high: count + spread,
});
export const isMasked = ({ high }: Knowledge): boolean => high === Number.POSITIVE_INFINITY;
/** Rounded to a base by the study's choice: neither published nor masked. */
export const isRounded = ({ low, high }: Knowledge): boolean => low < high && high < Number.POSITIVE_INFINITY;
