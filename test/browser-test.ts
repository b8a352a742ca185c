import { test } from "vitest";
import { openChromium } from "./chromium.ts";

/**
 * Tests which, with their hooks, may ask for `chromium`: one for all files of a worker, where each opens pages of its own. They
 * share a profile: whoever needs cookies or settings apart opens another.
 */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads in the pattern which other fixtures are asked for
export const browserTest = test.extend("chromium", { scope: "worker" }, async ({}, { onCleanup }) => {
  const { context, close } = await openChromium();
  onCleanup(close);
  return context;
});
