import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openHub } from "../src/hub.ts";
import { firstBroken } from "../src/journal/journal.ts";
import { password, personOf, settingsOf } from "./fixture.ts";

const kills = process.env.VIGIE_LONG === undefined ? 3 : 100;
const bin = join(import.meta.dirname, "../bin/vigie-hub.js");

async function start(folder: string): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = spawn(process.execPath, [bin, "serve"], {
    env: { VIGIE_HUB_FOLDER: folder, VIGIE_HUB_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { child, address: /http\S+/.exec(String(line))?.[0] ?? "" };
}

test(`killed ${kills} times under load, the hub loses nothing that it acknowledged`, {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-hub-kills-"));
  const machine = { now: () => new Date(), send: async () => false, log: () => {} };
  const hub = await openHub(settingsOf(folder), machine);
  const { email } = await personOf(hub, "lead", "Observatoire");
  await hub.database.destroy();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const { child, address } = await start(folder);
    const page = await fetch(`${address}/connexion`, {
      method: "POST",
      body: form({ email, password }),
      redirect: "manual",
    });
    const cookie = /vigie=[^;]+/.exec(page.headers.get("set-cookie") ?? "")?.[0] ?? "";
    const token = /name="form" value="([^"]+)"/.exec(
      await (await fetch(`${address}/comptes`, { headers: { cookie } })).text(),
    )?.[1];
    const dead = once(child, "exit");
    setTimeout(() => child.kill("SIGKILL"), 100 + Math.random() * 400);
    // Forms one after another, from four browsers, until nobody answers.
    await Promise.all(
      Array.from({ length: 4 }, async (_, browser) => {
        for (let at = 0; ; at++) {
          const invited = `${kill}-${browser}-${at}@exemple.fr`;
          const answered = await fetch(`${address}/comptes/inviter`, {
            method: "POST",
            headers: { cookie },
            body: form({ form: token ?? "", email: invited, name: "x", institution: "x", role: "partner" }),
          }).then(
            (response) => response.text().then((text) => response.ok && text.includes("/invitation/")),
            () => null,
          );
          if (answered !== true) return;
          acknowledged.push(invited);
        }
      }),
    );
    await dead;
  }
  const after = await openHub(settingsOf(folder), machine);
  const kept = new Set(
    (await after.database.selectFrom("invitation").select("email").execute()).map((one) => one.email),
  );
  expect(acknowledged.length).toBeGreaterThan(kills);
  expect(acknowledged.filter((one) => !kept.has(one))).toEqual([]);
  expect(await firstBroken(after.database)).toBeNull();
  await after.database.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function form(fields: Readonly<Record<string, string>>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}
