import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const programs = ["partner-page.ts", "pack.ts", "documentation/main.ts"];

/** Exit code and what is printed, started in an empty folder. */
async function started(program: string, args: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), "vigie-packaging-"));
  const run = promisify(execFile)(process.execPath, [join(root, "packaging", program), ...args], { cwd });
  const { stdout, stderr, code } = await run.then(
    (printed) => ({ ...printed, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  return { code, stdout, stderr, files: readdirSync(cwd) };
}

describe.each(programs)("%s", (program) => {
  test.each([["--help"], ["-h"]])("%s says what it writes, and writes nothing", async (argument) => {
    const { code, stdout, stderr, files } = await started(program, [argument]);
    expect([code, stderr, files]).toEqual([0, "", []]);
    expect(stdout).toContain("--out DOSSIER");
  });

  test.each([[[]], [["--out"]], [["DOSSIER"]], [["--output", "x"]], [["--out", ""]]])(
    "%j is not understood: the usage, no stack, and nothing written",
    async (args) => {
      const { code, stdout, stderr, files } = await started(program, args);
      expect([code, stdout, files]).toEqual([2, "", []]);
      expect(stderr).toContain("--out DOSSIER");
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );
});
