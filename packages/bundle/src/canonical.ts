import canonicalize from "canonicalize";

/** JSON Canonicalization Scheme (RFC 8785). */
export function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError("nothing to write");
  return text;
}

/** @returns null where the text is not JSON */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
