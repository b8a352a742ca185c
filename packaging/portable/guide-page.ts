import { html, mainPart, page, styleSource } from "@vigie/documents";
import { guideMarkup } from "../guide-markup.ts";
import { guideStyle } from "./guide-style.ts";

/**
 * A guide of `docs/` as a page that opens by itself, with the command as it is typed in the edition. Links to documents that the
 * edition does not hold are left as text.
 * @param text Markdown
 * @param pages addresses of the pages of the edition, from this one, by name of their document without `.md`
 */
export async function guidePage(text: string, pages: ReadonlyMap<string, string>): Promise<string> {
  const addressOf = (written: string) => {
    if (/^(?:https?:|#)/.test(written)) return written;
    const [, name = "", anchor = ""] = /^([\w-]+)\.md(#.*)?$/.exec(written) ?? [];
    const to = pages.get(name);
    return to === undefined ? null : `${to}${anchor}`;
  };
  const { markup } = guideMarkup(text.replaceAll("npm run vigie -- ", "vigie "), {
    addresses: addressOf,
    language: "fr",
  });
  return page({
    language: "fr",
    direction: "ltr",
    title: /^# (.+)$/m.exec(text)?.[1] ?? "",
    allows: { "style-src": await styleSource(guideStyle) },
    head: html`<style>${guideStyle}</style>`,
    skip: "Aller au contenu",
    body: mainPart(markup),
  }).text;
}
