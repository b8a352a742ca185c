import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VigieErrors } from "@vigie/study";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stage } from "../src/staging.ts";

let parent: string;
let target: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "vigie-staging-"));
  target = join(parent, "sortie");
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const codes = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (error instanceof VigieErrors ? error.errors.map(({ code }) => code).join() : String(error)),
  );

test("a folder appears whole, without its work folder", async () => {
  await stage({ target, kind: "run" }, async ({ write, work }) => {
    await writeFile(join(work, "temporaire"), "1");
    await write("private/a.csv", "a");
    expect(existsSync(target)).toBe(false);
  });
  expect((await readdir(target)).toSorted()).toEqual([".vigie", "private"]);
  expect(await readdir(parent)).toEqual(["sortie"]);
});

test("an error leaves what was there before, and nothing beside it", async () => {
  await stage({ target, kind: "run" }, ({ write }) => write("a", "before"));
  const failing = stage({ target, kind: "run" }, async ({ write }) => {
    await write("a", "after");
    throw new RangeError("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect(await readFile(join(target, "a"), "utf8")).toBe("before");
  expect(await readdir(parent)).toEqual(["sortie"]);
});

test("a folder of the same kind is replaced, not mixed", async () => {
  await stage({ target, kind: "run" }, ({ write }) => write("old", "1"));
  await stage({ target, kind: "run" }, ({ write }) => write("new", "1"));
  expect((await readdir(target)).toSorted()).toEqual([".vigie", "new"]);
});

test("somebody else's folder is never replaced", async () => {
  await mkdir(target);
  await writeFile(join(target, "these.docx"), "dix ans de travail");
  expect(await codes(stage({ target, kind: "run" }, async () => {}))).toBe("cli/folder-occupied");
  await writeFile(join(target, ".vigie"), "site\n");
  expect(await codes(stage({ target, kind: "run" }, async () => {}))).toBe("cli/folder-occupied");
  expect(await readFile(join(target, "these.docx"), "utf8")).toBe("dix ans de travail");
});

test("what a killed run left is erased by the next, and what it moved away is put back", async () => {
  const dead = 2 ** 22 + 1;
  // In a container, the run killed before often had this one's number.
  for (const killed of [dead, process.pid]) {
    await mkdir(join(parent, `sortie.partiel-${killed}`));
    await writeFile(join(parent, `sortie.partiel-${killed}`, "units.csv"), "secret");
  }
  await mkdir(join(parent, `sortie.ancien-${dead}`));
  await writeFile(join(parent, `sortie.ancien-${dead}`, ".vigie"), "run\n");
  const failing = stage({ target, kind: "run" }, async () => {
    throw new RangeError("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect(await readdir(parent)).toEqual(["sortie"]);
});

test("the neighbour of a living run is left alone", async () => {
  await mkdir(join(parent, `sortie.partiel-${process.ppid}`));
  await stage({ target, kind: "run" }, ({ write }) => write("a", "1"));
  expect((await readdir(parent)).toSorted()).toEqual(["sortie", `sortie.partiel-${process.ppid}`]);
});

test("what a killed run of the same number left is no part of what is written", async () => {
  await mkdir(join(parent, `sortie.partiel-${process.pid}`));
  await writeFile(join(parent, `sortie.partiel-${process.pid}`, "units.csv"), "secret");
  await stage({ target, kind: "run" }, ({ write }) => write("a", "1"));
  expect((await readdir(target)).toSorted()).toEqual([".vigie", "a"]);
});

test.skipIf(process.platform !== "linux")("a folder in which none can be made is said, at once", async () => {
  for (const closed of ["/proc/sortie", "/proc/sortie/dedans"])
    expect(await codes(stage({ target: closed, kind: "run" }, async () => {}))).toBe("cli/not-writable");
});

test("a parent that cannot be written is said", async () => {
  await writeFile(target, "un fichier");
  expect(await codes(stage({ target: join(target, "dedans"), kind: "run" }, async () => {}))).toMatch(
    /^cli\//,
  );
});
