import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../src/catalogue.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** Catalogues of problems, but those of another application. */
const files = ["packages", "apps/cli"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /(?:^|\/)words\/problems[^/]*\.fr\.json$/.test(path) && !path.includes("node_modules"))
    .map((path) => join(root, folder, path)),
);

test("the command knows the problems of every package", () => {
  const codes = files.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, "utf8"))));
  expect(codes.length).toBeGreaterThan(300);
  expect(codes.filter((code) => !Object.hasOwn(catalogue.fr, code))).toEqual([]);
});
