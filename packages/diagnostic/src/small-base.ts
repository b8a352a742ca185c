/** Units under which shares are said as counts: « 6 tests sur 8 » does not look as sure as « 75 % ». */
const percentBaseMin = 30;

/** Whether a share is said as a count of its base. An empty base, or one that is masked, says neither. */
export function isSmallBase(base: number | null): base is number {
  return base !== null && base > 0 && base < percentBaseMin;
}
