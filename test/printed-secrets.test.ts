import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isDrawnSecret } from "../packages/core/mapping/src/secret.ts";

const root = join(import.meta.dirname, "..");
const documents = execFileSync("git", ["ls-files", "-z", "--", "*.md", "docs", "studies"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => /\.(?:md|ya?ml|json|csv|txt)$/.test(path));

/** As a secret is written: 43 characters of base64url, whatever they stand for. Anchors of links are none. */
const secretShaped = /(?<![\w#-])[\w-]{42}[AEIMQUYcgkosw048](?![\w-])/g;

test("a secret that a document prints is refused, so that nobody draws noise by an example", () => {
  expect(documents.length).toBeGreaterThan(100);
  const found = documents.flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(secretShaped)].map(([secret]) => ({ path, secret })),
  );
  expect(found.map(({ path }) => path)).toContain("docs/guide-statisticien.md");
  expect(found.filter(({ secret }) => isDrawnSecret(secret))).toEqual([]);
});
