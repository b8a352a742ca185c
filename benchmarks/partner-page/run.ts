import { existsSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readStudyFiles } from "../../apps/cli/src/study/study-folder.ts";
import { builtPage, servePage, writePage } from "../../apps/partner-page/test/built-page.ts";
import { bundleFrom, readyIn, seenIn } from "../../apps/partner-page/test/core/walked-page.ts";
import { studyZip } from "../../packages/core/partner/src/index.ts";
import { openChromium } from "../../test/chromium.ts";
import { generate } from "../channels/generate.ts";
import { channelsMapping, fileMapping } from "../channels/mapping.ts";
import { measure } from "../measure.ts";
import { takenBy } from "../taken-by.ts";
import { frenchFiles } from "./french-files.ts";
import { canLimitMemory, withinMemory } from "./limited-memory.ts";
import { slowLine } from "./slow-line.ts";

/**
 * The page in Chromium: time until a file can be chosen, then until the columns of one of a thousand lines are seen (served over a line of 50 Mbit/s
 * without cache, and as one file opened by a double click); then from files to bundle, both looked at whole as a person sees
 * them, against the same tables in base R; then contacts in a SAS table; then a larger CSV with limited memory. Memory is that
 * of all processes of the browser, what they share counted once (PSS).
 * Usage: node run.ts [--contacts 5000000] [--units 93000] [--rounds 3] [--folder DIR] [--only ready,files,sas,limited] [--withoutR].
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "5000000" },
    units: { type: "string", default: "93000" },
    rounds: { type: "string", default: "3" },
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc") },
    only: { type: "string", default: "ready,files,sas,limited" },
    withoutR: { type: "boolean", default: false },
  },
});
const sasRows = 1_000_000;
/** Some 300 MB of CSV. */
const limitedContacts = 9_300_000;
const limitedBytes = 4e9;

type Files = Awaited<ReturnType<typeof generate>>;

const selected = values.only.split(",");
const size = { contacts: Number(values.contacts), units: Number(values.units), sorted: false };
const plain = await generate(values.folder, size);
const folder = join(plain.unitsCsv, "..");
const study = join(folder, "banc.vigie");
await writeFile(study, studyZip(await readStudyFiles(join(import.meta.dirname, "..", "channels", "study"))));
const built = await builtPage({ isOfCore: true });
const served = [...built.served.values()].reduce((sum, { length }) => sum + length, 0);
console.log(`served ${megabytes(served)} MB, one file ${megabytes(built.file.length)} MB`);

for (let round = 0; round < Number(values.rounds); round++) {
  if (selected.includes("ready")) await untilReady();
  if (selected.includes("files")) {
    const french = await frenchFiles(folder, plain);
    await fromFiles("CSV", plain, { language: "" });
    await fromFiles("French CSV", french, { language: "fr" });
  }
}
if (selected.includes("sas")) await fromSas();
if (selected.includes("limited")) await withLimitedMemory();

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

async function opened(address: string) {
  const browser = await openChromium();
  // The one tab that a browser opens with: another would have a process of its own.
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(address);
  return { page, profile: browser.profile, close: browser.close };
}

async function untilReady(): Promise<void> {
  const first = join(folder, "first.csv");
  await writeFile(first, (await readFile(plain.unitsCsv, "utf8")).split("\n").slice(0, 1001).join("\n"));
  const server = await servePage(built);
  const line = await slowLine(server.origin, { rate: 50e6 / 8, delay: 20 });
  const file = writePage(built);
  for (const [name, address] of [
    ["served, 50 Mbit/s", line.origin],
    ["one file", pathToFileURL(file.path).href],
  ] as const) {
    const { page, close } = await opened(address);
    const { choosable, seen } = await seenIn(page, [study, first]);
    console.log(
      `${name}: files can be chosen in ${seconds(choosable)} s, columns seen in ${seconds(seen)} s`,
    );
    await close();
  }
  file.erase();
  line.close();
  server.close();
}

async function fromFiles(
  name: string,
  files: Pick<Files, "unitsCsv" | "contactsCsv">,
  { language, byHand = !values.withoutR }: { readonly language: "" | "fr"; readonly byHand?: boolean },
): Promise<void> {
  const { unitsCsv, contactsCsv } = files;
  const mapping = join(folder, "mapping.yaml");
  await writeFile(mapping, mappingOf(files, language));
  const server = await servePage(built);
  const { page, profile, close } = await opened(server.origin);
  await readyIn(page);
  const idle = await takenBy(profile);
  let peak = idle.megabytes;
  const watching = setInterval(async () => {
    peak = Math.max(peak, (await takenBy(profile)).megabytes);
  }, 500);
  const start = performance.now();
  const walk = { partner: "banc", date: "2026-11-25" };
  const { milliseconds } = await bundleFrom(page, [study, mapping, unitsCsv, contactsCsv], walk);
  const whole = performance.now() - start;
  clearInterval(watching);
  const { processorSeconds } = await takenBy(profile);
  await close();
  server.close();
  console.log(
    `${name}, ${megabytes((await stat(contactsCsv)).size)} MB: ${seconds(whole)} s from files to bundle, of which ${seconds(milliseconds)} s of run; ${(processorSeconds - idle.processorSeconds).toFixed(1)} s of processors; ${Math.round(peak)} MB, of which ${Math.round(idle.megabytes)} before files are chosen`,
  );
  if (!byHand) return;
  const hand = await measure("Rscript", [
    join(import.meta.dirname, "by-hand.R"),
    unitsCsv,
    contactsCsv,
    ...(language === "" ? [] : [language]),
  ]);
  console.log(`${name}, base R: ${hand.seconds.toFixed(1)} s, ${Math.round(hand.megabytes)} MB`);
}

async function fromSas(): Promise<void> {
  const contactsCsv = join(folder, "contacts.sas7bdat");
  if (!existsSync(contactsCsv))
    await measure("Rscript", [
      join(import.meta.dirname, "sas.R"),
      plain.contactsCsv,
      contactsCsv,
      String(sasRows),
    ]);
  await fromFiles(`SAS, ${sasRows} contacts`, { ...plain, contactsCsv }, { language: "", byHand: false });
}

async function withLimitedMemory(): Promise<void> {
  if (!canLimitMemory) {
    console.log("limited memory: not measured, this machine does not let it be limited");
    return;
  }
  const larger = await generate(values.folder, { ...size, contacts: limitedContacts });
  const { peak } = await withinMemory(limitedBytes, () =>
    fromFiles("CSV with 4 GB", larger, { language: "", byHand: false }),
  );
  console.log(`CSV with 4 GB: at most ${megabytes(peak)} MB, cache of files included`);
}

function mappingOf(
  { unitsCsv, contactsCsv }: Pick<Files, "unitsCsv" | "contactsCsv">,
  language: "" | "fr",
): string {
  if (language === "") return fileMapping({ units: unitsCsv, contacts: contactsCsv });
  return channelsMapping({
    units: `file: ${JSON.stringify(unitsCsv)}, format: { kind: csv, delimiter: ";" }`,
    contacts: `file: ${JSON.stringify(contactsCsv)}, format: { kind: csv, delimiter: ";", decimal: ",", encoding: cp1252 }`,
    date: "{ column: date, dates: fr }",
    motive: "{ column: motive, codes: { trimestrielle: quarterly, généralités: other } }",
  });
}
