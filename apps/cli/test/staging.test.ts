import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VigieErrors } from "@vigie/words";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseLeftovers, stage } from "../src/disk/staging.ts";

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

test("what stays at a partner’s is for its owner alone, file by file", async () => {
  const files = ["bundle.zip", "private/qualite.html", join("caf", "private", "tables", "a.csv")];
  await stage({ target, kind: "run" }, async ({ write }) => {
    for (const path of files) await write(path, "a");
  });
  const modes = files.map((path) => statSync(join(target, path)).mode & 0o177);
  expect(modes).toEqual([0o666 & ~process.umask() & 0o177, 0, 0]);
});

test.each([
  ["run", 0],
  ["refusal", 0],
  ["site", 0o055],
  [null, 0o055],
])("others may read what is written to be handed over or published: %s", async (kind, others) => {
  await stage({ target, kind }, ({ write }) => write("donnees/a.csv", "a"));
  const seen = [target, join(target, "donnees")].map((path) => statSync(path).mode & 0o077);
  expect(seen).toEqual([others & ~process.umask(), others & ~process.umask()]);
});

test("a folder called by a way that is not there is seen to be somebody’s", async () => {
  await writeFile(join(parent, "these.txt"), "dix ans");
  const absent = `${parent}/absent/..`;
  const staged = stage({ target: absent, kind: "run" }, ({ write }) => write("a", "1"));
  expect(await codes(staged)).toBe("cli/folder-occupied");
  expect(await readdir(parent)).toEqual(["these.txt"]);
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

test("a folder to which something was added is not replaced, whatever is looked at by the system", async () => {
  const again = () => codes(stage({ target, kind: "run" }, ({ write }) => write("private/a.csv", "after")));
  await stage({ target, kind: "run" }, ({ write }) => write("private/a.csv", "before"));
  await writeFile(join(target, "Thumbs.db"), "");
  await rm(join(target, "private", "a.csv"));
  expect(await again()).toBe("done");
  for (const added of ["bundle-envoye-mars.zip", join("private", "notes.docx")]) {
    await writeFile(join(target, added), "dix ans de travail");
    expect(await again()).toBe("cli/folder-holds-more");
    expect(await readFile(join(target, added), "utf8")).toBe("dix ans de travail");
    await rm(join(target, added));
  }
});

test("a link stays one, and what it leads to is written and erased", async () => {
  const truly = join(parent, "chiffre", "sortie");
  await mkdir(truly, { recursive: true });
  await symlink(truly, target, "junction");
  for (const content of ["before", "after"])
    await stage({ target, kind: "run" }, ({ write }) => write("a", content));
  expect((await lstat(target)).isSymbolicLink()).toBe(true);
  expect(await readFile(join(truly, "a"), "utf8")).toBe("after");
  await mkdir(`${truly}.partiel-${2 ** 22 + 1}`);
  expect(await eraseLeftovers(target)).toEqual({ erased: true, living: [] });
  expect(await readdir(join(parent, "chiffre"))).toEqual(["sortie"]);
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

test("the neighbour of a living run is left alone, and told", async () => {
  const neighbour = join(await realpath(parent), `sortie.partiel-${process.ppid}`);
  await mkdir(neighbour);
  expect(await eraseLeftovers(target)).toEqual({ erased: false, living: [neighbour] });
  await stage({ target, kind: "run" }, ({ write }) => write("a", "1"));
  expect((await readdir(parent)).toSorted()).toEqual(["sortie", `sortie.partiel-${process.ppid}`]);
});

test.skipIf(process.platform !== "linux")(
  "what a run left before the process that now has its number began is erased",
  async () => {
    const left = join(parent, "sortie.partiel");
    await mkdir(left);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    try {
      await rename(left, `${left}-${other.pid}`);
      expect(await eraseLeftovers(target)).toEqual({ erased: true, living: [] });
    } finally {
      other.kill();
    }
  },
);

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
