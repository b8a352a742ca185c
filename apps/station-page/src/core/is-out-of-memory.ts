/** Browsers have no error class for it: it is recognised by the message of a `RangeError` or of a trap of WebAssembly. */
export function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    /out of memory|allocation (?:failed|size)|memory allocation|could not allocate|memory access out of bounds|invalid (?:array|string) length/i.test(
      error.message,
    )
  );
}
