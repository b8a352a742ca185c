/** Browsers say it in their own words, without a name of its own: a `RangeError`, or a trap of WebAssembly. */
export function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    /out of memory|allocation (?:failed|size)|memory allocation|could not allocate|memory access out of bounds|invalid (?:array|string) length/i.test(
      error.message,
    )
  );
}
