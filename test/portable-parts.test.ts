import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { billOfMaterials } from "../packaging/portable/bill-of-materials.ts";
import { licenceTexts } from "../packaging/portable/components.ts";
import { guidePage } from "../packaging/portable/guide-page.ts";
import { verified } from "../packaging/portable/registry-package.ts";
import { tarballFiles } from "../packaging/portable/tarball.ts";
import { zipOf } from "../packaging/portable/zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const folder = mkdtempSync(join(tmpdir(), "vigie-portable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As GNU tar writes it. */
function tarOf(files: Readonly<Record<string, string>>): Uint8Array {
  const made = mkdtempSync(join(folder, "tar-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(made, path, ".."), { recursive: true });
    writeFileSync(join(made, path), text);
  }
  execFileSync("tar", ["--format=ustar", "-cf", "made.tar", ...Object.keys(files)], { cwd: made });
  return readFileSync(join(made, "made.tar"));
}

describe("a package of the registry", () => {
  const long = `package/${"dossier/".repeat(15)}long.txt`;
  const tar = tarOf({
    "package/bin/node.exe": "MZ",
    [long]: "long",
    "elsewhere/x": "x",
    "package/empty": "",
  });

  test("gives the files of its folder, long paths and empty files included", () => {
    const files = tarballFiles(gzipSync(tar));
    expect(new Map([...files].map(([path, found]) => [path, new TextDecoder().decode(found)]))).toEqual(
      new Map([
        ["bin/node.exe", "MZ"],
        [long.slice(8), "long"],
        ["empty", ""],
      ]),
    );
  });

  test.for<[title: string, tarball: () => Uint8Array]>([
    ["not compressed", () => tar],
    ["cut in a file", () => gzipSync(tar.subarray(0, 513))],
    ["a size that is no number", () => gzipSync(Buffer.from(tar).fill("z", 124, 130))],
    ["a size past the end", () => gzipSync(Buffer.from(tar).fill("7", 124, 134))],
  ])("damaged, it is refused: %s", ([, tarball]) => {
    expect(() => tarballFiles(tarball())).toThrow();
  });

  test("is refused where one byte differs from what is pinned", () => {
    const integrity = `sha512-${createHash("sha512").update("tarball").digest("base64")}`;
    const pinned = { name: "duckdb", version: "1.5.6", integrity };
    expect(verified(bytes("tarball"), pinned)).toEqual(bytes("tarball"));
    expect(() => verified(bytes("tarbell"), pinned)).toThrow("duckdb@1.5.6 is not what is pinned");
  });
});

describe("the text of a licence", () => {
  test.for<[title: string, files: Readonly<Record<string, string>>, texts: readonly string[]]>([
    ["is its file, notices too", { LICENSE: "MIT…\n", "NOTICE.txt": "By…" }, ["MIT…", "By…"]],
    [
      "is a part of a README",
      { "README.md": "# x\n## License\nPermission is…" },
      ["## License\nPermission is…"],
    ],
    ["is not that of a folder below", { COPYING: "GPL", "lib/LICENSE": "other" }, ["GPL"]],
  ])("%s", ([, files, texts]) => {
    const found = licenceTexts(
      "x",
      new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])),
    );
    expect(found).toEqual(texts);
  });

  test("is required: a name in a README is no text", () => {
    expect(() => licenceTexts("x", new Map([["README.md", bytes("## License\nMIT")]]))).toThrow(
      "x has no text",
    );
  });
});

test.for<[licence: string, written: unknown]>([
  ["MIT", { license: { id: "MIT" } }],
  ["Apache-2.0 AND BSL-1.0", { expression: "Apache-2.0 AND BSL-1.0" }],
  ["SEE LICENSE IN LICENSE.md", { license: { name: "SEE LICENSE IN LICENSE.md" } }],
])("the bill of materials writes the licence %s as CycloneDX has it", ([licence, written]) => {
  const component = { name: "@scope/x", version: "1.0.0", integrity: "sha512-AAEC", licence, texts: [] };
  const bill = JSON.parse(billOfMaterials("0.1.0", [component]));
  expect(bill.components).toEqual([
    {
      type: "library",
      "bom-ref": "pkg:npm/%40scope/x@1.0.0",
      group: "@scope",
      name: "x",
      version: "1.0.0",
      hashes: [{ alg: "SHA-512", content: "000102" }],
      licenses: [written],
      purl: "pkg:npm/%40scope/x@1.0.0",
    },
  ]);
});

describe("a guide as a page", () => {
  const page = (text: string) => guidePage(text, new Map([["guide-dpo", "guides/guide-dpo.html"]]));

  test.for<[title: string, text: string, written: string]>([
    ["the command as it is typed there", "`npm run vigie -- check e`", "<code>vigie check e</code>"],
    ["a title has the anchor that links name", "## L’étendue d’un nombre", '<h2 id="létendue-dun-nombre">'],
    ["a guide that is there is linked", "[x](guide-dpo.md#a)", '<a href="guides/guide-dpo.html#a">x</a>'],
    ["another document is text", "[decision](decisions/0034.md)", "<p>decision</p>"],
    ["a tight list has no paragraphs", "- a `b`\n- c", "<li>a <code>b</code></li>"],
    [
      "a table",
      "| a | b |\n| - | - |\n| `x \\| y` | **z** |",
      "<td><code>x | y</code></td><td><strong>z</strong></td>",
    ],
    ["no table in a fence", "```\n| a |\n```", "<code>| a |</code>"],
    ["no line begins with a colon", "« a » : b", "«\u00a0a\u00a0»\u00a0: b"],
    ["HTML is text", "<script>x</script>", "&#60;script&#62;x"],
  ])("%s", async ([, text, written]) => {
    expect(await page(text)).toContain(written);
  });
});

test("a zip of the same files has the same bytes in another time zone", () => {
  const files = new Map([["COMMENCER.html", bytes("é".repeat(1000))]]);
  const here = process.env.TZ;
  const zips = ["Europe/Paris", "Pacific/Kiritimati"].map((zone) => {
    process.env.TZ = zone;
    return Buffer.from(zipOf(files)).toString("hex");
  });
  if (here === undefined) delete process.env.TZ;
  else process.env.TZ = here;
  expect(zips[0]).toBe(zips[1]);
});
