import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readStudyFiles } from "../../apps/cli/src/study-folder.ts";
import { builtStation, serveStation, writeStation } from "../../apps/station-page/test/built-station.ts";
import { bundleFrom, readyIn } from "../../apps/station-page/test/core/walked-page.ts";
import { studyZip } from "../../packages/station/src/index.ts";
import { openChromium } from "../../test/chromium.ts";
import { generate } from "../channels/generate.ts";
import { measure, secret } from "../measure.ts";
import { takenBy } from "../taken-by.ts";
import { frenchFiles } from "./french-files.ts";

/**
 * The station in Chromium: time until a file can be opened (served at 50 Mbit/s without cache, and as one file opened by a
 * double click), then from files to bundle, both looked at whole as a person sees them, against the same tables in base R.
 * Memory is that of all processes of the browser, less what they take before files are chosen.
 * Usage: node run.ts [--contacts 5000000] [--units 93000] [--rounds 3] [--folder DIR] [--withoutR].
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "5000000" },
    units: { type: "string", default: "93000" },
    rounds: { type: "string", default: "3" },
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc") },
    withoutR: { type: "boolean", default: false },
  },
});

const size = { contacts: Number(values.contacts), units: Number(values.units), sorted: false };
const plain = await generate(values.folder, size);
const folder = join(plain.unitsCsv, "..");
const french = await frenchFiles(folder, plain);
const study = join(folder, "banc.vigie");
await writeFile(study, studyZip(await readStudyFiles(join(import.meta.dirname, "..", "channels", "study"))));
const station = await builtStation({ isOfCore: true });
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const served = [...station.served.values()].reduce((sum, { length }) => sum + length, 0);
console.log(`served ${megabytes(served)} MB, one file ${megabytes(station.file.length)} MB`);

for (let round = 0; round < Number(values.rounds); round++) {
  console.log(`served, 50 Mbit/s: ready in ${seconds(await readyServed())} s`);
  const file = writeStation(station);
  const { page, close } = await opened(pathToFileURL(file.path).href);
  console.log(`one file: ready in ${seconds(await readyIn(page))} s`);
  await close();
  file.erase();
  await fromFiles("CSV", plain, "");
  await fromFiles("French CSV", french, "fr");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

async function opened(address: string) {
  const browser = await openChromium();
  const page = await browser.context.newPage();
  await page.goto(address);
  return { page, profile: browser.profile, close: browser.close };
}

async function readyServed(): Promise<number> {
  const server = await serveStation(station);
  const browser = await openChromium();
  const page = await browser.context.newPage();
  const protocol = await browser.context.newCDPSession(page);
  await protocol.send("Network.enable");
  const throughput = 50_000_000 / 8;
  await protocol.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await page.goto(server.origin);
  const ready = await readyIn(page);
  await browser.close();
  server.close();
  return ready;
}

async function fromFiles(
  name: string,
  { unitsCsv, contactsCsv }: typeof french,
  language: "" | "fr",
): Promise<void> {
  const mapping = join(folder, "mapping.yaml");
  await writeFile(mapping, mappingOf({ unitsCsv, contactsCsv }, language));
  const server = await serveStation(station);
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
  await close();
  server.close();
  console.log(
    `${name}: ${seconds(whole)} s from files to bundle, of which ${seconds(milliseconds)} s of run; ${Math.round(peak - idle.megabytes)} MB more than the ${Math.round(idle.megabytes)} MB of the page`,
  );
  if (values.withoutR) return;
  const byHand = await measure("Rscript", [
    join(import.meta.dirname, "by-hand.R"),
    unitsCsv,
    contactsCsv,
    ...(language === "" ? [] : [language]),
  ]);
  console.log(`${name}, base R: ${byHand.seconds.toFixed(1)} s, ${Math.round(byHand.megabytes)} MB`);
}

function mappingOf({ unitsCsv, contactsCsv }: typeof french, language: "" | "fr"): string {
  const isFrench = language === "fr";
  const format = isFrench ? 'format: { kind: csv, delimiter: ";", decimal: ",", encoding: cp1252 }, ' : "";
  const date = isFrench ? "{ column: date, dates: fr }" : "date";
  const motive = isFrench
    ? "{ column: motive, codes: { trimestrielle: quarterly, généralités: other } }"
    : "motive";
  return `mapping: 1
study: banc
partner: banc
fictitious: true
secret: ${secret}
sources:
  units:
    units: { file: ${JSON.stringify(unitsCsv)}, ${isFrench ? 'format: { kind: csv, delimiter: ";" }, ' : ""}key: id }
    contacts: { file: ${JSON.stringify(contactsCsv)}, ${format}key: id, date: ${date}, channel: channel, motive: ${motive} }
`;
}
