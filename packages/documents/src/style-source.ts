import type { Css } from "./css.ts";

/** What a Content-Security-Policy names a style sheet written in the page by: only that one is then followed. */
export async function styleSource({ text }: Css): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
