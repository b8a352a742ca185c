import type { Words } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import type { Study } from "@vigie/study";

/** Whom to write to, where `release.yaml` says so; null elsewhere. */
export function contactLink({ release }: Pick<Study, "release">, words: Words): Markup | null {
  const contact = release?.contact ?? null;
  return contact === null
    ? null
    : html`<a href="mailto:${contact.email}">${words.text(contact.name)}, ${contact.email}</a>`;
}
