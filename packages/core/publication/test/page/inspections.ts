import type { Page } from "playwright-core";

/** Tables and provenances, shown. */
export async function openDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

/** Rules over those of the page, which its policy would refuse in an element. */
export async function addStyle(page: Page, rules: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, rules);
}

/** Texts outside their drawing, one over another, or too small. */
export function misplacedTexts(page: Page, drawings: string): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const found: string[] = [];
    for (const drawing of document.querySelectorAll<SVGSVGElement>(selector)) {
      const frame = drawing.getBoundingClientRect();
      const texts = [...drawing.querySelectorAll("text")].map((text) => ({
        wording: text.textContent ?? "",
        box: text.getBoundingClientRect(),
        size:
          (Number.parseFloat(getComputedStyle(text).fontSize) * frame.width) / drawing.viewBox.baseVal.width,
      }));
      for (const { wording, box, size } of texts) {
        if (
          // The tail of a j hangs before its place.
          box.left < frame.left - 2 ||
          box.right > frame.right + 1 ||
          box.top < frame.top - 1 ||
          box.bottom > frame.bottom + 1
        )
          found.push(`outside: ${wording}`);
        if (size < 12.99) found.push(`small: ${wording}`);
      }
      texts.forEach((a, at) => {
        for (const b of texts.slice(at + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across > 1 && down > 5) found.push(`over: ${a.wording} / ${b.wording}`);
        }
      });
    }
    return found;
  }, drawings);
}
