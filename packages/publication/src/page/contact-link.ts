import { html, type Markup } from "@vigie/documents";
import type { Study } from "@vigie/study";
import type { PublicationFormatter } from "../formatter.ts";

/** Whom to write to, where `release.yaml` says so; null elsewhere. */
export function contactLink(
  { release }: Pick<Study, "release">,
  formatter: PublicationFormatter,
): Markup | null {
  const contact = release?.contact ?? null;
  return contact === null
    ? null
    : html`<a href="mailto:${contact.email}">${formatter.text(contact.name)}, ${contact.email}</a>`;
}
