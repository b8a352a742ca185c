import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { readAgainMax } from "../src/quality.ts";
import { runFolder } from "./world/run-folder.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

function writtenLog(): string {
  const folder = temporaryFolder();
  const contacts = Array.from(
    { length: readAgainMax },
    (_, at) => `U${at % 30_000},2022-08-${10 + Math.floor(at / 30_000)},desk`,
  );
  writeFileSync(join(folder, "log.csv"), ["who,day,by", ...contacts, ...contacts.slice(0, 5_000)].join("\n"));
  writeFileSync(
    join(folder, "mapping.yaml"),
    `
mapping: 1
study: log
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
sources:
  people:
    contacts: { file: log.csv, key: who, date: day, channel: by }
`,
  );
  return folder;
}

/** @param derive more of the source; an indicator reads it */
async function duplicates(folder: string, { contacts: more = "", derive = "", of = "group" }) {
  const files = {
    "study.yaml": `
vigie: 1
study: log
version: "1"
title: Log
window: { from: 2022-07-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [en]
partners: { caf: { label: Caf, sources: [people] } }`,
    "codelists/channel.yaml": `
codelist: channel
label: Channel
codes: [{ code: desk, label: Desk }, { code: account, label: Account }, { code: post, label: Post }]`,
    "codelists/often.yaml": `
codelist: often
label: Often
ordered: true
codes: [{ code: once, from: 0, label: Once }, { code: more, from: 2, label: More }]`,
    "sources/people.yaml": `
source: people
label: People
unit: { one: person, many: persons }
${derive}
contacts:
  channels: channel
  families: { digital: [account], direct: [desk], material: [post] }
${more}`,
    "indicators.yaml": `indicators: { people: { kind: distribution, source: people, title: People, of: ${of} } }`,
  };
  const loaded = await loadStudy(new Map(Object.entries(files)));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return (await runFolder(loaded.study, folder, { source: "people" })).quality.contacts?.duplicates;
}

test("equal contacts of a long log are counted wherever they may change a table", async () => {
  const folder = writtenLog();
  const counted = { rows: 5_000, dropped: false };
  const derive = `derive:
  number: { contact: count, label: Contacts }
  often: { bands: number, codelist: often, label: Often }`;
  expect(await duplicates(folder, {})).toBe(null);
  expect(await duplicates(folder, { contacts: "  min_contacts: 2" })).toEqual(counted);
  expect(await duplicates(folder, { derive, of: "often" })).toEqual(counted);
});
