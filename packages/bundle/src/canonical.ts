import canonicalize from "canonicalize";

/** JSON Canonicalization Scheme (RFC 8785). */
export function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError("nothing to write");
  return text;
}
