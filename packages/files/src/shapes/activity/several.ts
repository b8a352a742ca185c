/**
 * Code of an attribute of the person helped where a report describes several, or a workshop: no one value is
 * anybody's, and those that tools hold for workshops may have been drawn at random. Methods, section 5.
 */
export const several = "several";

/** Several values in one cell, as the engine reads them. */
export function joined(codes: Iterable<string>): string {
  return [...new Set(codes)].filter((code) => code !== "").join(";");
}
