import type { Code, Text } from "./study.ts";

/** A code that says a value, without parent or lower bound. */
export function plainCode(code: string, label: Text): Code {
  return { code, label, parent: null, missing: null, from: null };
}
