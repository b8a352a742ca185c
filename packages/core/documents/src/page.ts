import { attributes, html, type Insert, type Markup } from "./markup.ts";

/** What every page of Vigie has: the site's, those that stay at a partner's, those of an application. */
export interface Page {
  /** A tag of BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  /** What it may load and run, by directive of its Content-Security-Policy, as `style-src`; nothing else. */
  readonly allows: Readonly<Record<string, string>>;
  /** Links, styles and scripts of the head. */
  readonly head: Markup;
  /** Words of the link that leads past the top of the page to `mainPart`. */
  readonly skip: string;
  /** What the page holds, `mainPart` in it. */
  readonly body: Markup;
}

/** A whole page. */
export function page({ language, direction, title, allows, head, skip, body }: Page): Markup {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="${policyOf(allows)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
</head>
<body>
<a class="skip" href="#contenu">${skip}</a>
${body}
</body>
</html>
`;
}

/** @see https://www.w3.org/TR/CSP3/ */
function policyOf(allows: Page["allows"]): string {
  const directives = {
    "default-src": "'none'",
    ...allows,
    "base-uri": "'none'",
    "form-action": allows["form-action"] ?? "'none'",
  };
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

/** The main content of a page. */
export function mainPart(content: Insert): Markup {
  return html`<main id="contenu" tabindex="-1">
${content}
</main>`;
}

/**
 * The mark of data to beware of, which stays in view on one line, its sentence folded under it.
 * @param mark.isLong of a line that has to fit a phone
 */
export function band(
  { line, isLong }: { readonly line: string; readonly isLong: boolean },
  sentence: string,
): Markup {
  const several = isLong ? attributes` class="several"` : null;
  return html`<aside class="band" aria-label="${line}"><details><summary><b${several}>${line}</b></summary><p>${sentence}</p></details></aside>`;
}
