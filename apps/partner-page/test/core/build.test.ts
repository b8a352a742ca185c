import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type BuiltPage, buildPartnerPage } from "../../build/build.ts";
import { builtPage } from "../built-page.ts";

const built = (): Promise<BuiltPage> => builtPage({ isOfCore: false });
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** Directives of the policy that a page begins with. */
function policyOf(html: string): ReadonlyMap<string, readonly string[]> {
  const [, content = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
  return new Map(
    content.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

const hashOf = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
const contentsOf = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))].map(([, content = ""]) => content);

describe.each(["served", "file"] as const)("the page, %s", (form) => {
  const page = async () => {
    const { served, file } = await built();
    return text(form === "served" ? served.get("index.html") : file);
  };

  test("lets in its own scripts and styles by their hashes, and nothing by words", async () => {
    const html = await page();
    const policy = policyOf(html);
    expect([...policy.keys()]).toEqual([
      "default-src",
      "script-src",
      "style-src",
      "font-src",
      "img-src",
      "worker-src",
      "child-src",
      "connect-src",
      "form-action",
      "base-uri",
    ]);
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("script-src")).toEqual([
      ...contentsOf(html, "script").map(hashOf),
      "'wasm-unsafe-eval'",
    ]);
    // Scripts hold pages too, with styles of their own.
    const markup = html.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, "");
    expect(policy.get("style-src")).toEqual(contentsOf(markup, "style").map(hashOf));
    expect(policy.get("connect-src")).toEqual([form === "served" ? "'self'" : "'none'"]);
    expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
    expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
  });

  test("names no other address, has no style or handler in its elements, and the policy comes first", async () => {
    const html = await page();
    const [head = ""] = html.split("<style>");
    expect(head.indexOf("Content-Security-Policy")).toBeLessThan(head.indexOf("<title>"));
    const markup = html
      .replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "")
      .replaceAll(/<link rel="icon" href="data:,">/g, "")
      .replaceAll(/<link rel="preload" as="fetch" crossorigin href="parts\/[\w.]+\.part">/g, "");
    expect(markup).not.toMatch(/\s(?:style|on\w+|src|href)=/);
  });

  test("says to whose browser is too old which one to take, in a script of another age", async () => {
    const html = await page();
    const [old = ""] = contentsOf(html, "script");
    expect(old).toContain("too-old");
    expect(old).not.toMatch(/=>|\b(?:const|let|class|async)\b|`|\?\?|\?\./);
    expect(html).toMatch(/<div id="too-old"[^>]* hidden>[\s\S]*Firefox 129[\s\S]*lang="en"/);
  });

  test("lists the packages that it is made of, each with its licence", async () => {
    const [, about = ""] =
      /<script type="application\/json" id="about">([\s\S]*?)<\/script>/.exec(await page()) ?? [];
    const { softwareVersion, dependencies, texts } = JSON.parse(about);
    expect(softwareVersion).toBe(
      JSON.parse(readFileSync(join(import.meta.dirname, "../../../cli/package.json"), "utf8")).version,
    );
    const names = dependencies.map(({ name }: { readonly name: string }) => name);
    for (const name of [
      "@duckdb/duckdb-wasm",
      "parquet-wasm",
      "preact",
      "comlink",
      "apache-arrow",
      "fflate",
      "zod",
      "yaml",
      "@etalab/decoupage-administratif",
    ])
      expect(names).toContain(name);
    expect(names.filter((name: string) => /vigie|esbuild|vitest|duckdb\/node/.test(name))).toEqual([]);
    for (const { name, version, licence, text: at } of dependencies) {
      expect([name, version, licence].join(" ")).toMatch(/^\S+ \d+\.\d+\.\d+\S* \S/);
      expect(typeof texts[at]).toBe("string");
    }
  });
});

test("the parts are whole, and the same in both forms", async () => {
  const { served, file } = await built();
  const html = text(file);
  const parts = [...served].filter(([path]) => path !== "index.html");
  expect(parts.map(([path]) => path)).toEqual([
    "parts/core.js.part",
    "parts/duckdb.before.js.part",
    "parts/parquet.js.part",
    "parts/communes.json.part",
    "parts/duckdb.js.part",
    "parts/duckdb.wasm.part",
    "parts/parquet.wasm.part",
  ]);
  for (const [path, bytes] of parts) {
    const name = path.slice("parts/".length, -".part".length);
    expect(html.includes(`id="part-${name}">${Buffer.from(bytes).toString("base64")}<`), name).toBe(true);
  }
  const wasm = gunzipSync(served.get("parts/duckdb.wasm.part") ?? new Uint8Array());
  expect(wasm.subarray(0, 4).toString("latin1")).toBe("\0asm");
});

test("built twice, it has the same bytes", async () => {
  const [one, other] = [await built(), await buildPartnerPage()];
  expect(Buffer.from(other.file).equals(one.file)).toBe(true);
  for (const [path, bytes] of one.served)
    expect(Buffer.from(other.served.get(path) ?? []).equals(bytes), path).toBe(true);
});
