import { z } from "zod";

/** Never written in a page: what a sign-in, a link or a second factor is made of, and what belongs to one session. */
const isSecret = /^(?:form|back|kept|password|present|secret|code|link_code|step|answer)$/;

/**
 * The texts of a form that came after its session ended, for the form to sign in to carry them.
 * @returns empty where nobody wrote anything
 */
export function keptForm(sent: ReadonlyMap<string, string>): string {
  const texts = [...sent].filter(([name]) => !isSecret.test(name));
  const isWritten = texts.some(([name, text]) => name !== "page" && text.trim() !== "");
  return isWritten ? JSON.stringify(Object.fromEntries(texts)) : "";
}

const kept = z.record(z.string(), z.string());

/** What `keptForm` wrote; null for anything else. */
export function readKeptForm(written: unknown): ReadonlyMap<string, string> | null {
  if (typeof written !== "string" || written === "") return null;
  try {
    return new Map(Object.entries(kept.parse(JSON.parse(written))));
  } catch {
    return null;
  }
}
