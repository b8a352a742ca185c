import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const work = mkdtempSync(join(tmpdir(), "vigie-hub-cron-"));
const copies = join(work, "srv/sauvegardes");
const command = join(work, "vigie-hub");
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every line of `/etc/cron.d` that a guide gives: five moments, an account, a command for the shell. */
const lines = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".md"))
  .flatMap((path) => [
    ...readFileSync(join(root, "docs", path), "utf8").matchAll(/^(?:[\d*,/-]+ ){5}[a-z]+ (.+)$/gm),
  ])
  .map(([, written = ""]) => written);

/** Paths of a machine where the guide was followed, under one folder. */
const placed = (text: string) =>
  text
    .replaceAll("/usr/local/sbin/vigie-hub", command)
    .replaceAll(/\/(?:etc|srv|var\/lib)\//g, (start) => `${work}${start}`)
    .replaceAll("/opt/vigie/", `${root}/`);

/** What cron does with a command: an escaped percent sign is one, another ends the line. */
const inShell = (written: string) =>
  spawnSync("/bin/sh", ["-c", placed(written.split(/(?<!\\)%/)[0] ?? "").replaceAll("\\%", "%")], {
    env: { HOME: work, LOGNAME: "root", SHELL: "/bin/sh", PATH: "/usr/bin:/bin" },
    cwd: work,
    encoding: "utf8",
  });

beforeAll(() => {
  for (const folder of ["etc", "srv/sauvegardes", "var/lib/vigie"])
    mkdirSync(join(work, folder), { recursive: true });
  writeFileSync(join(work, "etc/vigie-hub.env"), `VIGIE_HUB_FOLDER="${work}/var/lib/vigie/hub"\n`);
  // The command that the guide has one copy, without a secret, as the account that runs the test.
  const script = readFileSync(join(root, "apps/hub/install/vigie-hub.sh"), "utf8");
  const own = script.replace(/^VIGIE_HUB_SECRET=.*\n/m, "").replace(/setpriv [^\\]*\\\n\s*/, "");
  writeFileSync(command, placed(own));
  chmodSync(command, 0o700);
  const invited = spawnSync(command, ["invite", "administrator", "a@exemple.fr", "Ana", "Observatoire"], {
    encoding: "utf8",
  });
  expect([invited.status, invited.stderr]).toEqual([0, ""]);
  for (const [name, days] of [
    ["hub-2020-01-01", 40],
    ["hub-2020-02-01", 20],
    ["autre", 40],
  ] as const) {
    const copy = join(copies, name);
    mkdirSync(join(copy, "files"), { recursive: true });
    const then = Date.now() / 1000 - days * 86_400;
    utimesSync(copy, then, then);
  }
});

test("each cron line of the guides runs as it is written, and does what its sentence says", () => {
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    const { status, stderr } = inShell(line);
    expect([line, status, stderr]).toEqual([line, 0, ""]);
  }
  const today = new Date();
  const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const made = `hub-${[year, month, day].map((part) => String(part).padStart(2, "0")).join("-")}`;
  expect(readdirSync(copies).toSorted()).toEqual(["autre", "hub-2020-02-01", made]);
  expect(readdirSync(join(copies, made))).toContain("hub.sqlite");
});
