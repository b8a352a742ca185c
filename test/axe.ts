import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong. Of what it finds right, it lists no element: on a long page that takes most of its time. It reads no
 * style sheet again, which only its rule of orientation needs, and no page has a frame.
 * @param exclude selectors of what it leaves out
 */
export async function violations(page: Page, exclude: readonly string[] = []): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<
    readonly string[]
  >(`axe.run({ exclude: ${JSON.stringify(exclude)} }, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], preload: false, iframes: false }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160))))`);
}
