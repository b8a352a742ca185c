import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect } from "vitest";
import type { Drawing } from "../src/drawing.ts";
import { figureStyle } from "../src/drawing-style.ts";

import { pagePatterns, pageSvg } from "../src/drawing-svg.ts";

/** Every folder of drawings is seen with the colours of this one file. */
const styleFile = join(import.meta.dirname, "style.css");

/** It opens in a browser, with the colours of the page; one element a line, so that a change reads as one of marks. */
export function expectGolden(folder: string, name: string, drawing: Drawing): void {
  const svg = pageSvg(drawing);
  const patterns = pagePatterns(svg)?.text.replaceAll("\n", "");
  const alone = svg.text
    .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(">", patterns === undefined ? ">" : `>\n${patterns}`)
    .replaceAll(/>(?=<(?!\/?tspan|\/text))/g, ">\n");
  expectFile(
    join(folder, `${name}.svg`),
    `<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="${relative(folder, styleFile).split(sep).join("/")}"?>\n${alone}\n`,
  );
}

export function expectGoldenStyle(): void {
  expectFile(styleFile, figureStyle);
}

/** Where it differs, the new text is written beside the old as `-changed`: look at both before accepting. */
function expectFile(path: string, text: string): void {
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (before !== text) writeFileSync(path.replace(/(\.\w+)$/, "-changed$1"), text);
  expect(text === before, `${path} changed`).toBe(true);
}
