import type { Page } from "playwright-core";
import { z } from "zod";
import type { Walk, Walked } from "./start-page.ts";

const walked = z.custom<Walked>((value) => typeof value === "object" && value !== null);
const answer = z.union([
  z.object({ walked }),
  z.object({
    problems: z.array(
      z.object({
        code: z.string(),
        where: z.string(),
        what: z.string(),
        expected: z.string(),
        cure: z.string(),
      }),
    ),
  }),
  z.object({ stopped: z.string() }),
  z.object({ fault: z.string() }),
]);
export type WalkAnswer = z.infer<typeof answer>;

/** The whole way in a page of the core's tests. @param files paths: the study, the data, what the person kept */
export async function walkIn(page: Page, files: readonly string[], walk: Walk): Promise<WalkAnswer> {
  await page.setInputFiles("input", [...files]);
  return answer.parse(await page.evaluate(`partnerPageTest.walk(${JSON.stringify(walk)})`));
}

/** @throws {Error} where the run did not end well */
export async function bundleFrom(page: Page, files: readonly string[], walk: Walk): Promise<Walked> {
  const found = await walkIn(page, files, walk);
  if ("walked" in found) return found.walked;
  throw new Error(JSON.stringify(found, null, 2));
}

/** @returns milliseconds from the opening of the page until its core works */
export async function readyIn(page: Page): Promise<number> {
  return Number(await page.evaluate("partnerPageTest.ready()"));
}

/**
 * @param files a study and a data file
 * @returns milliseconds from the opening of the page until files can be chosen, and until the columns of the file are seen
 */
export async function seenIn(page: Page, files: readonly string[]) {
  const choosable = Number(await page.evaluate("partnerPageTest.choosable()"));
  await page.setInputFiles("input", [...files]);
  return { choosable, seen: Number(await page.evaluate("partnerPageTest.columns()")) };
}
