import fc from "fast-check";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { attributes, css, html } from "../src/index.ts";

let page: Page;

/** Pieces that end things in HTML, CSS and addresses, among letters of every script. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        '"',
        "'",
        "&",
        "`",
        "=",
        "/",
        "\\",
        "--",
        "]]>",
        "<!--",
        "-->",
        ";",
        "{",
        "}",
        "@",
      ),
      fc.constantFrom(
        "</title>",
        "</textarea>",
        "</style>",
        "<script>",
        "&lt;",
        "&#60;",
        " onload=",
        "javascript:",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""))
  // Nothing makes no node.
  .filter((text) => text !== "");

/** One text in every place that takes one. */
function everywhere(text: string): string {
  const hostileAttributes = attributes` title="${text}" data-own="${text}"`;
  return html`<!doctype html>
<html lang="fr">
<head><title>${text}</title><style>p::before { content: ${css`${text}`}; }</style></head>
<body><h${2}${hostileAttributes}>${[text, html`<b class="${text}">${text}</b>`]}</h${2}>
<a href="#${text}">${text}</a><a href="page.html?${text}">a</a>
<svg viewBox="0 0 1 1"><title>${text}</title><text x="0">${text}</text></svg>
<textarea rows="2">${text}</textarea></body>
</html>`.text;
}

/** What a browser finds in a page: its elements with the names of their attributes, and the text in each place. */
function found(source: string) {
  const document = new DOMParser().parseFromString(source, "text/html");
  const value = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(document.querySelector("style")?.textContent ?? "");
  const [rule] = sheet.cssRules;
  return {
    elements: [...document.querySelectorAll("*")].map(
      (element) => `${element.tagName} ${element.getAttributeNames().join(" ")}`,
    ),
    rules: sheet.cssRules.length,
    properties: rule instanceof CSSStyleRule ? rule.style.length : 0,
    texts: [
      document.querySelector("head title")?.textContent,
      value("h2", "title"),
      value("h2", "data-own"),
      document.querySelector("h2")?.firstChild?.textContent ?? "",
      value("b", "class"),
      document.querySelector("b")?.textContent,
      value("a", "href")?.slice(1),
      document.querySelector("a")?.textContent,
      document.querySelector("svg title")?.textContent,
      document.querySelector("text")?.textContent,
      document.querySelector("textarea")?.value,
    ],
  };
}

describe.skipIf(!hasChromium)("in a page (skipped where Chromium is absent)", () => {
  test.beforeAll(async ({ chromium }) => {
    page = await chromium.newPage();
  });
  afterAll(() => page.close());

  test("no text leaves its place, nor changes in it", async () => {
    const plain = await page.evaluate(found, everywhere("a"));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const parsed = await page.evaluate(found, everywhere(text));
        expect(parsed).toEqual({ ...plain, texts: plain.texts.map(() => text) });
      }),
      { seed: 22, numRuns: process.env.VIGIE_LONG ? 5000 : 200 },
    );
  });
});
