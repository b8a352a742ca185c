import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fictionOf, reference } from "../apps/cli/test/fiction-of.ts";
import { vigie } from "../apps/cli/test/vigie.ts";
import manifest from "../package.json" with { type: "json" };
import { libraries } from "../packaging/portable/libraries.ts";
import pinned from "../packaging/portable/node-packages.json" with { type: "json" };
import { platformHere } from "../packaging/portable/platform-here.ts";
import { portableEdition } from "../packaging/portable/portable-edition.ts";

const root = join(import.meta.dirname, "..");
const day = "2026-11-25";
const folder = mkdtempSync(join(tmpdir(), "Éloïse "));
const program = join(folder, "édition portable", "programme");
let edition: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  edition = await portableEdition({ root, version: "1.2.3" }, await platformHere(root));
  for (const [path, bytes] of edition) {
    mkdirSync(dirname(join(program, "..", path)), { recursive: true });
    writeFileSync(join(program, "..", path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packed command, which may read and write in its own folder only. */
async function packed(
  words: readonly string[],
): Promise<{ readonly code: number | null; readonly error: string }> {
  const allowed = [
    `--allow-fs-read=${folder}`,
    `--allow-fs-write=${folder}`,
    "--allow-addons",
    "--allow-worker",
  ];
  const child = spawn(
    process.execPath,
    ["--permission", "--no-warnings", ...allowed, join(program, "code", "vigie.mjs"), ...words],
    { cwd: folder, env: { NODE_DISABLE_COMPILE_CACHE: "1" } },
  );
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  child.stdout.resume();
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, error };
}

test("it runs a study to the same bundle as the sources, and (in long runs) publishes it, reading nothing outside of its folder", async () => {
  const data = join(await fictionOf("cnav_idf", folder), "mapping.yaml");
  const study = join(program, "studies", "publics-fragiles");
  const run = (out: string) => ["--partner", "cnav_idf", "--data", data, "--out", out, "--date", day];
  expect(await packed(["run", study, ...run("portable")])).toEqual({ code: 0, error: "" });
  expect(await vigie(["run", reference, ...run("sources")], folder)).toMatchObject({ code: 0 });
  const bundle = (of: string) => readFileSync(join(folder, of, "bundle.zip"));
  expect(bundle("portable").equals(bundle("sources"))).toBe(true);
  if (!process.env.VIGIE_LONG) return;

  const publish = ["assemble", study, "portable/bundle.zip", "--out", "site", "--edition"];
  expect(await packed(publish)).toMatchObject({ code: 0 });
  const published = readdirSync(join(folder, "site"), { recursive: true, encoding: "utf8" });
  for (const kind of [".png", ".pdf", ".woff2"])
    expect(published.filter((path) => path.endsWith(kind)).length).toBeGreaterThan(0);
});

test("its components are the packages that it holds, each with its licence, in a bill of materials", () => {
  const bill: { readonly components: readonly { readonly purl: string; readonly licenses: unknown[] }[] } =
    JSON.parse(text("licences/composants.cdx.json"));
  const named = bill.components.map(({ purl }) =>
    decodeURIComponent(purl.replace(/^pkg:npm\/|@[^@]*$/g, "")),
  );
  expect(new Set(named).size).toBe(named.length);
  expect(bill.components.every(({ licenses }) => licenses.length === 1)).toBe(true);
  const whole = [...edition.keys()].flatMap(
    (path) => /^programme\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
  );
  const here = whole.filter(
    (name) => !Object.keys(libraries).some((loader) => name.startsWith(`${loader}-`)),
  );
  expect(named).toEqual(expect.arrayContaining([...here, "node", "yaml", "saxes", "fflate"]));
  expect(named).not.toContain("esbuild");
  const listed = `\n${text("licences/composants.txt")}`;
  expect(named.filter((name) => !listed.includes(`\n${name} `))).toEqual([]);
});

test("it holds what sources read by their own address", () => {
  const sources = ["apps/cli/bin", "apps/cli/src", "packages"].flatMap((under) =>
    readdirSync(join(root, under), { recursive: true, encoding: "utf8" })
      .map((path) => join(under, path))
      .filter((path) => /^(?:apps\/cli|packages\/\w+\/[^/]+)\/(?:bin|src)\/.*\.[jt]s$/.test(path)),
  );
  const addressed = sources.flatMap((path) => {
    const code = readFileSync(join(root, path), "utf8");
    const urls = [...code.matchAll(/new URL\(\s*"([^"]+)",\s*import\.meta\.url/g)].map(([, to = ""]) => to);
    const joined = [...code.matchAll(/import\.meta\.dirname((?:,\s*"[^"]+")+)/g)].map(([, parts = ""]) =>
      [...parts.matchAll(/"([^"]+)"/g)].map(([, part = ""]) => part).join("/"),
    );
    return [...urls, ...joined].map((to) => join(dirname(path), to));
  });
  expect(addressed).toEqual(
    expect.arrayContaining(["apps/cli/src/terminal/progress-thread.ts", "studies/publics-fragiles"]),
  );
  const paths = [...edition.keys()];
  const isThere = (to: string) =>
    paths.some((path) => path === `programme/${to}` || path.startsWith(`programme/${to}/`));
  // Where Node.js may keep what it compiled, which the edition never does.
  const shipped = addressed.filter((to) => to !== "node_modules/.cache/vigie");
  expect(shipped.filter((to) => !isThere(to))).toEqual([]);
});

test("its sums are those of its files, and it names no folder of the machine that made it", () => {
  const sums = new Map(
    text("SHA256SUMS")
      .trimEnd()
      .split("\n")
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  const listed = [...edition].filter(([path]) => path !== "SHA256SUMS");
  expect([...sums.keys()]).toEqual(listed.map(([path]) => path));
  for (const [path, bytes] of listed)
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sums.get(path));
  const ours = listed.filter(([path]) => !path.startsWith("programme/node_modules/"));
  expect(ours.filter(([, bytes]) => Buffer.from(bytes).includes(root)).map(([path]) => path)).toEqual([]);
});

test("every link of its pages leads somewhere in it, and none asks for a script or an image", () => {
  const pages = [...edition.keys()].filter((path) => path.endsWith(".html"));
  expect(pages).toContain("COMMENCER.html");
  const lost = pages.flatMap((page) =>
    [...text(page).matchAll(/href="([^"]+)"/g)].flatMap(([, address = ""]) => {
      if (/^https?:/.test(address)) return [];
      const [path = "", anchor] = decodeURIComponent(address).split("#");
      const to = path === "" ? page : join(dirname(page), path);
      const isThere = edition.has(to) && (anchor === undefined || text(to).includes(`id="${anchor}"`));
      return isThere ? [] : [`${page}: ${address}`];
    }),
  );
  expect(lost).toEqual([]);
  expect(pages.filter((page) => /<(?:script|img|link)\b/.test(text(page)))).toEqual([]);
});

test("Windows reads its batch files, and Node.js is the version that the repository runs with", () => {
  for (const path of ["vigie.cmd", "ouvrir-vigie.cmd"]) expect(text(path)).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
  expect(pinned.version).toBe(manifest.dependencies.node);
});

const text = (path: string) => new TextDecoder().decode(edition.get(path));
