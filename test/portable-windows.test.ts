import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fictionOf, reference } from "../apps/cli/test/fiction-of.ts";
import { vigie } from "../apps/cli/test/vigie.ts";
import manifest from "../package.json" with { type: "json" };
import { windowsLibraries } from "../packaging/portable/libraries.ts";
import { nodeForWindows } from "../packaging/portable/node-for-windows.ts";
import { portableEdition } from "../packaging/portable/portable-edition.ts";

const root = join(import.meta.dirname, "..");
const day = "2026-11-25";
/** Downloads 130 MB the first time. */
const isTried = process.env.VIGIE_LONG !== undefined && spawnSync("wine", ["--version"]).status === 0;

const prefix = mkdtempSync(join(tmpdir(), "vigie-wine-"));
const documents = join(prefix, "drive_c", "users", "Éloïse", "Mes documents");
const environment = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: "-all", DISPLAY: "", LC_ALL: "C.UTF-8" };

/** `vigie.cmd` as a person would start it: without `call`, `cmd /c` would take away the first quote and the last. */
const underWine = (words: readonly string[]) =>
  started(["cmd", "/c", "call", "Vigie portable\\vigie.cmd", ...words]);

/** A program of Windows, from the documents of the person. */
function started(words: readonly string[]): { readonly code: number | null; readonly wording: string } {
  const screen = join(prefix, "screen.txt");
  // Wine has no handle for the sockets that stand for pipes.
  const file = openSync(screen, "w");
  const { status } = spawnSync("wine", words, {
    cwd: documents,
    env: environment,
    stdio: ["ignore", file, file],
    timeout: 280_000,
  });
  closeSync(file);
  return { code: status, wording: readFileSync(screen, "utf8") };
}

describe.skipIf(!isTried)(
  "the edition under Wine (skipped without it, and outside of npm run test:long)",
  () => {
    beforeAll(async () => {
      const { version } = manifest;
      const platform = { libraries: await windowsLibraries(root), node: await nodeForWindows() };
      for (const [path, bytes] of await portableEdition({ root, version }, platform)) {
        mkdirSync(dirname(join(documents, "Vigie portable", path)), { recursive: true });
        writeFileSync(join(documents, "Vigie portable", path), bytes);
      }
      spawnSync("wineboot", ["--init"], { env: environment, stdio: "ignore", timeout: 280_000 });
    });
    afterAll(() => {
      spawnSync("wineserver", ["--kill", "--wait"], { env: environment, stdio: "ignore" });
      rmSync(prefix, { recursive: true, force: true });
    });

    test("says its version, and 2 for a command that does not exist", () => {
      expect(underWine(["--version"])).toEqual({ code: 0, wording: `vigie ${manifest.version}\n` });
      expect(underWine(["mesurer"]).code).toBe(2);
    });

    test("gives the bundle of the command on this machine, to the byte, signed with the same key", async () => {
      const data = join(await fictionOf("cnav_idf", documents), "mapping.yaml");
      const key = join(documents, "clé.json");
      expect(await vigie(["keys", "--out", key], documents)).toMatchObject({ code: 0 });
      const run = ["run", "--partner", "cnav_idf", "--date", day];
      const here = [...run, reference, "--data", data, "--key", key, "--out", join(documents, "ici")];
      expect(await vigie(here, documents)).toMatchObject({ code: 0 });

      const study = "Vigie portable\\programme\\studies\\publics-fragiles";
      const there = [...run, study, "--data", "cnav_idf\\mapping.yaml", "--key", "clé.json", "--out", "là"];
      expect(underWine(there)).toMatchObject({ code: 0 });
      const bundle = (of: string) => readFileSync(join(documents, of, "bundle.zip"));
      expect(bundle("là").equals(bundle("ici"))).toBe(true);
      expect(underWine(["verify", "là\\bundle.zip", "--study", study])).toMatchObject({ code: 0 });
    });

    test("waits for a file that another program has open, and gives up after two seconds", () => {
      const code = buildSync({
        stdin: { contents: heldFile, resolveDir: root },
        bundle: true,
        platform: "node",
        format: "esm",
        write: false,
      });
      writeFileSync(join(documents, "held.mjs"), code.outputFiles[0]?.contents ?? "");
      const { wording } = started(["Vigie portable\\programme\\node.exe", "held.mjs"]);
      expect(wording.trim().split(/\s+/)).toEqual(["EBUSY", "renamed", "EBUSY"]);
    });

    test("interrupted where a working file cannot be erased, it says so, and a purge erases it", async () => {
      await fictionOf("cnav_idf", documents);
      writeFileSync(join(documents, "interrupting.mjs"), interrupting);
      const program = ["Vigie portable\\programme\\node.exe", "--import", "./interrupting.mjs"];
      const command = [...program, "Vigie portable\\programme\\code\\vigie.mjs"];
      const study = "Vigie portable\\programme\\studies\\publics-fragiles";
      const run = [
        "run",
        study,
        "--partner",
        "cnav_idf",
        "--data",
        "cnav_idf/mapping.yaml",
        "--out",
        "arrêtée",
      ];
      const { code, wording } = started([...command, ...run]);
      expect(code).toBe(130);
      expect(wording).toMatch(/Windows n’a pas laissé effacer .*arrêtée\.partiel-\d+/);
      const left = () => readdirSync(documents).filter((name) => name.includes(".partiel-"));
      expect(left().length).toBe(1);
      expect(underWine(["purge", "arrêtée"]).code).toBe(0);
      expect(left()).toEqual([]);
    });
  },
);

/** Opens a working file for itself alone as soon as there is one, then interrupts. */
const interrupting = `
import { constants, openSync, readdirSync } from "node:fs";
const waiting = setInterval(() => {
  const folder = readdirSync(".").find((name) => name.includes(".partiel-"));
  if (folder === undefined) return;
  clearInterval(waiting);
  openSync(folder + "/held", constants.O_CREAT | constants.O_RDWR | 0x10000000);
  process.emit("SIGINT", "SIGINT");
}, 10);
`;

/** 0x10000000 opens a file for this program alone, as Excel does. */
const heldFile = `
import { closeSync, constants, openSync, renameSync } from "node:fs";
import { renameHeld } from "./apps/cli/src/disk/write-whole.ts";
const alone = (path) => openSync(path, constants.O_CREAT | constants.O_RDWR | 0x10000000);
const held = alone("a");
try { renameSync("a", "b"); } catch (error) { console.log(error.code); }
setTimeout(() => closeSync(held), 500);
await renameHeld("a", "b");
console.log("renamed");
alone("b");
await renameHeld("b", "c").catch((error) => console.log(error.code));
`;
