import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { vigie, workbench } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  for (const shell of ["bash", "zsh", "fish", "powershell"]) {
    const { code, out, error } = await vigie(["completion", shell], folder);
    expect([shell, code, error]).toEqual([shell, 0, ""]);
    await writeFile(join(folder, `vigie.${shell}`), out);
  }
});
afterAll(() => clear());

/** What is typed, the cursor at its end, and what is then proposed; none where the shell proposes files. */
const cases: readonly (readonly [typed: string, proposed: readonly string[]])[] = [
  ["vigie pl", ["plan"]],
  ["vigie p", ["period", "plan", "purge"]],
  ["vigie plan --di", ["--dialect"]],
  ["vigie plan --dialect p", ["postgres"]],
  ["vigie plan etude --lang ", ["en", "fr"]],
  ["vigie run --not", ["--not-sent"]],
  ["vigie form ", ["export", "import"]],
  ["vigie completion po", ["powershell"]],
];

function bash(typed: string): readonly string[] {
  const script = `source vigie.bash
read -ra COMP_WORDS <<< "$1"; [[ "$1" == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _vigie; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(
    execFileSync("bash", ["--norc", "-c", script, "bash", typed], { cwd: folder, encoding: "utf8" }),
  );
}

function fish(typed: string): readonly string[] {
  const script = 'source vigie.fish; complete -C "$argv[1]"';
  return linesOf(
    execFileSync("fish", ["--no-config", "-c", script, typed], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, HOME: folder },
    }),
  );
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.replace(/\t.*/, ""))
    .filter((line) => line !== "")
    .toSorted();

describe("bash", () => {
  test.each(cases)("« %s »", (typed, proposed) => {
    expect(bash(typed)).toEqual(proposed);
  });

  test.each(["vigie run etude --data ", "vigie check ", "vigie check et"])(
    "« %s » proposes files",
    (typed) => {
      expect(bash(typed)).toEqual([]);
    },
  );

  test("every command is proposed", () => {
    expect(bash("vigie ")).toEqual([...Object.keys(commands), "--help", "--version"].toSorted());
  });
});

describe.skipIf(!existsSync("/usr/bin/fish"))("fish, where it is installed", () => {
  // fish proposes files besides the words of an argument that may be one.
  test.each(cases)("« %s »", (typed, proposed) => {
    expect(fish(typed)).toEqual(expect.arrayContaining([...proposed]));
  });
});

test.skipIf(!existsSync("/usr/bin/zsh"))("zsh, where it is installed, reads the script", () => {
  execFileSync("zsh", ["-f", "-n", "vigie.zsh"], { cwd: folder });
  const loaded = execFileSync(
    "zsh",
    ["-f", "-c", "autoload -U compinit; compinit -D -u; source ./vigie.zsh; print $_comps[vigie]"],
    { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: folder } },
  );
  expect(loaded).toBe("_vigie\n");
});

test("a shell that is not known is named with those that are", async () => {
  const { code, error } = await vigie(["completion", "tcsh"], folder);
  expect(code).toBe(1);
  expect(error).toContain("« tcsh »");
  expect(error).toContain("bash, zsh, fish et powershell");
});
