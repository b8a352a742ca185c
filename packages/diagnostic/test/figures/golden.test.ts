import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedTable } from "@vigie/bundle";
import { describe, expect, test } from "vitest";
import { figureOf } from "../../src/figure-of.ts";
import { type FigureName, figures } from "../../src/figures/index.ts";
import type { Markup } from "../../src/markup.ts";
import { figureStyle } from "../../src/page/figure-style.ts";
import { patterns } from "../../src/page/patterns.ts";
import { linkSubject } from "../fixture/link-study.ts";
import { subjectOf } from "../fixture/subject.ts";
import { emptied, masked } from "../fixture/table-text.ts";

type Change = (table: PublishedTable) => PublishedTable;

/** For each kind, the indicator that shows it and which of its cells are made secret. */
const shown: Readonly<Record<FigureName, { indicator: string; secret: readonly string[] }>> = {
  "stacked-bars": { indicator: "groups", secret: ["rsa|direct", "rsa|none", "all|direct"] },
  upset: { indicator: "subgroups", secret: ["rsa|desk", "rsa|online+email"] },
  "dot-plot": { indicator: "ages", secret: ["rsa|direct|under-35", "rsa|none|50-plus"] },
  "reference-bars": { indicator: "homes", secret: ["rsa|owner"] },
  "forest-plot": { indicator: "admissions", secret: ["all|a|man|yes", "all|_T|man|yes"] },
};

const names: readonly FigureName[] = ["stacked-bars", "upset", "dot-plot", "reference-bars", "forest-plot"];
for (const name of names) {
  const { indicator, secret } = shown[name];
  const cases: Readonly<Record<string, Change>> = {
    ordinary: (table) => table,
    masked: (table) => masked(table, ...secret),
    empty: emptied,
  };
  describe(name, () => {
    for (const [state, change] of Object.entries(cases))
      for (const size of ["wide", "narrow"] as const)
        test(`${state}, ${size}`, async () => {
          const subject = await (name === "forest-plot" ? linkSubject : subjectOf)(indicator, change);
          expect(figures[name].shows(subject.indicator)).toBe(true);
          expectGolden(`${name}-${state}-${size}`, figureOf(subject)[size]);
        });
  });
}

test("every drawing on disk belongs to a case, and none waits to be looked at", () => {
  const expected = Object.keys(figures).flatMap((name) =>
    ["ordinary", "masked", "empty"].flatMap((state) => [
      `${name}-${state}-narrow.svg`,
      `${name}-${state}-wide.svg`,
    ]),
  );
  const found = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".svg"));
  expect(found.toSorted()).toEqual(expected.toSorted());
});

/** It opens alone, with the colours of the page; one element a line, so that a change reads as one of marks. */
function expectGolden(name: string, drawing: Markup): void {
  const alone = drawing.text
    .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(">", `>\n<style>${figureStyle}</style>${patterns().text.replaceAll("\n", "")}`)
    .replaceAll(/>(?=<(?!\/?tspan|\/text))/g, ">\n");
  expectFile(`${name}.svg`, `<?xml version="1.0" encoding="UTF-8"?>\n${alone}\n`);
}

/** Where it differs, the new text is written beside the old as `-changed`: look at both before accepting. */
function expectFile(file: string, text: string): void {
  const path = join(import.meta.dirname, file);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (before !== text) writeFileSync(path.replace(/(\.\w+)$/, "-changed$1"), text);
  expect(text === before, `${file} changed`).toBe(true);
}
