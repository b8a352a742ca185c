import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const hooks = join(import.meta.dirname, "..", ".githooks");
const folder = mkdtempSync(join(tmpdir(), "vigie-hook-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const messages: readonly { readonly message: string; readonly isAccepted: boolean }[] = [
  { message: "engine: count what is not written", isAccepted: true },
  { message: `${"x".repeat(72)}\n\n${"y".repeat(200)}`, isAccepted: true },
  { message: "x".repeat(73), isAccepted: false },
  { message: `${"é".repeat(72)}`, isAccepted: true },
  { message: `# a comment of git\n${"x".repeat(73)}`, isAccepted: false },
  { message: `Revert "${"x".repeat(80)}"`, isAccepted: true },
];

for (const { message, isAccepted } of messages)
  test(`the hook ${isAccepted ? "accepts" : "refuses"} « ${message.slice(0, 40)} », ${message.length} long`, () => {
    const file = join(folder, "message");
    writeFileSync(file, message);
    const { status, stderr } = spawnSync(join(hooks, "commit-msg"), [file], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    expect(status).toBe(isAccepted ? 0 : 1);
    if (!isAccepted) expect(stderr).toMatch(/has 73 characters, and may have 72/);
  });

test("npm ci installs the hooks in a clone, leaves those that somebody chose, and does nothing outside git", () => {
  const git = (...words: readonly string[]) =>
    spawnSync("git", words, { cwd: folder, encoding: "utf8" }).stdout.trim();
  const install = () => execFileSync(process.execPath, [join(hooks, "install.js")], { cwd: folder });
  install();
  git("init", "-q");
  install();
  expect(git("config", "core.hooksPath")).toBe(".githooks");
  git("config", "core.hooksPath", "mine");
  install();
  expect(git("config", "core.hooksPath")).toBe("mine");
});
