import { dirname } from "node:path";
import { dateFormats, isCounted, parseMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { expect, onTestFinished, test } from "vitest";
import { type Outcome, planSource } from "../src/index.ts";
import { openDuckDb, profileDiskFile } from "../src/node/index.ts";
import { realFile, realRows } from "./world/real-data.ts";
import { counts } from "./world/run-folder.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

const secret = "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU";

async function study(files: Readonly<Record<string, unknown>>): Promise<Study> {
  const texts = Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)] as const);
  const loaded = await loadStudy(new Map(texts));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

async function run(of: Study, file: string, source: unknown): Promise<Outcome> {
  const mapping = { mapping: 1, study: of.id, partner: "here", secret, sources: { one: source } };
  const parsed = parseMapping(JSON.stringify(mapping), "mapping.yaml", { study: of });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const declared = of.sources.get("one");
  if (declared === undefined) throw new RangeError("the study has no such source");
  const engine = await openDuckDb({ workFolder: temporaryFolder(), inputFolders: [dirname(file)] });
  onTestFinished(() => engine.close());
  return engine.run(planSource(of, declared, parsed.mapping, of.indicators.values()), () => undefined);
}

const header = (from: string, to: string, timezone: string) => ({
  vigie: 1,
  study: "real",
  version: "1",
  title: "Données réelles",
  window: { from, to },
  timezone,
  languages: ["fr"],
  partners: { here: { label: "Ici", sources: ["one"] } },
});
const codelist = (name: string, codes: readonly (string | { code: string; missing: string })[]) => ({
  codelist: name,
  label: name,
  codes: codes.map((code) =>
    typeof code === "string" ? { code, label: code } : { ...code, label: code.code },
  ),
});
const unit = { one: "unité", many: "unités" };

const calls = realFile("channels-311/311_sample.csv");

test.skipIf(!calls.isThere)(
  "channels-311: a log alone, whose channels without a family must be mapped",
  async () => {
    const of = await study({
      "study.yaml": header("2018-01-01", "2018-12-31", "America/New_York"),
      "codelists/channel.yaml": codelist("channel", ["phone", "mail", "email", "web"]),
      "sources/one.yaml": {
        source: "one",
        label: "Demandes",
        unit,
        contacts: {
          channels: "channel",
          families: { digital: ["email", "web"], material: ["phone", "mail"] },
        },
      },
      "indicators.yaml": {
        indicators: {
          groups: { kind: "distribution", source: "one", title: "Groupes", of: "group" },
          subgroups: { kind: "distribution", source: "one", title: "Sous-groupes", of: "subgroup" },
        },
      },
    });
    const mapped = (channel: object) => ({
      contacts: {
        file: calls.path,
        key: "Address",
        date: { column: "CreatedDate", dates: "us" },
        channel: { column: "MethodReceived", ...channel },
      },
    });
    const codes = { Phone: "phone", Mail: "mail", Email: "email", Web: "web" };

    const refusal = await run(of, calls.path, mapped({ codes })).catch((error: unknown) => error);
    if (!(refusal instanceof VigieErrors)) throw new Error("the run was not refused");
    expect(refusal.errors.map(({ code, values }) => [code, values.value?.value, values.rows?.value])).toEqual(
      [
        ["engine/code-unknown", "API", 2571],
        ["engine/code-unknown", "Internal", 2194],
        ["engine/code-unknown", "System", 19],
        // Of fewer rows than the threshold of the study: not named.
        ["engine/code-unknown", "", 10],
      ],
    );

    const asideValues = ["Internal", "System", "Other"];
    const outcome = await run(
      of,
      calls.path,
      mapped({ codes: { ...codes, API: "web" }, out_of_scope: asideValues }),
    );
    const rows = realRows(calls.path, "utf-8");
    const used = new Map<string, Set<string>>();
    const aside = {
      no_date: 0,
      no_channel: 0,
      unknown_unit: 0,
      outside_window: 0,
      out_of_scope: 0,
      routine: 0,
    };
    for (const { Address = "", CreatedDate = "", MethodReceived = "" } of rows) {
      if (Address.trim() === "") {
        aside.unknown_unit++;
        continue;
      }
      const channels = used.get(Address) ?? new Set();
      used.set(Address, channels);
      if (!/^\d\d\/\d\d\/2018 /.test(CreatedDate)) aside.outside_window++;
      else if (asideValues.includes(MethodReceived)) aside.out_of_scope++;
      else channels.add(MethodReceived === "API" ? "Web" : MethodReceived);
    }
    const groupOf = (channels: ReadonlySet<string>) => {
      const digital = channels.has("Web") || channels.has("Email");
      const elsewhere = channels.has("Phone") || channels.has("Mail");
      return digital && elsewhere ? "mixed" : digital ? "digital" : elsewhere ? "direct" : "none";
    };
    const groups = { digital: 0, mixed: 0, direct: 0, routine_only: 0, none: 0 };
    for (const channels of used.values()) groups[groupOf(channels)]++;
    const expected = Object.fromEntries(
      Object.entries(groups).map(([group, count]) => [`all ${group}`, count]),
    );
    expect(counts(outcome, "groups")).toEqual({ ...expected, "all _T": used.size });
    expect(outcome.quality.contacts?.setAside).toEqual(aside);
    const phoneAlone = [...used.values()].filter(
      (channels) => channels.size === 1 && channels.has("Phone"),
    ).length;
    expect(counts(outcome, "subgroups")["all phone"]).toBe(phoneAlone);
    expect(outcome.quality.files).toEqual([
      { role: "contacts", file: calls.path, rows: 10_000, ragged: 0, otherRows: 0 },
    ]);
  },
);

/** Those that map as they are: activity reports need their shape, and no column identifies the rows of the list of Paca. */
const lists = [
  "barometre-numerique/barometre_2022_inclusion.csv",
  "caf-iris/inseecaf2021_93.csv",
  "channels-311/311_sample.csv",
  "france-services/liste-fs-20221201.csv",
  "france-services/liste-fs-20240801.csv",
  "survey-reference/apistrat.csv",
  "territory/communes_93_ept_population.csv",
].map((path) => [path, realFile(path)] as const);

/** What is said with reason: a year that is the same in all rows, a code read as a number, coordinates cut to their degrees in 892 rows. */
const legitimate: Readonly<Record<string, readonly string[]>> = {
  "barometre-numerique/barometre_2022_inclusion.csv": ["ANNEE: spike"],
  "caf-iris/inseecaf2021_93.csv": ["note: spike"],
  "channels-311/311_sample.csv": ["Latitude: spike", "Longitude: spike"],
};

/** A study whose fields are the columns of a list that hold numbers alone or days alone. */
async function readAs(path: string) {
  const profile = await profileDiskFile({ path, workFolder: temporaryFolder() });
  const key = profile.columns.find(({ distinct }) => distinct === profile.rows)?.name;
  const columns = profile.columns.flatMap(({ name, filled, numbers, days }) => {
    const dates = dateFormats.find((format) => !isCounted(format) && filled > 0 && days[format] === filled);
    if (name === key || (dates === undefined && (filled === 0 || numbers < filled))) return [];
    return [{ name, dates }];
  });
  return { csv: profile.csv, key, columns };
}

for (const [path, { path: whole, isThere }] of lists)
  test.skipIf(!isThere)(`${path}: nothing is doubted that a person would not`, async () => {
    const { csv, key, columns } = await readAs(whole);
    const fields = columns.map(({ dates }, at) => [
      `f${at}`,
      { type: dates ? "date" : "number", label: `f${at}` },
    ]);
    const derive = columns.flatMap(({ dates }, at) => [
      ...(dates ? [[`y${at}`, { years: `f${at}`, at: "2024-12-31", label: `y${at}` }]] : []),
      [`b${at}`, { bands: `${dates ? "y" : "f"}${at}`, codelist: "sizes", label: `b${at}` }],
    ]);
    const of = await study({
      "study.yaml": header("2010-01-01", "2024-12-31", "Europe/Paris"),
      "codelists/sizes.yaml": {
        codelist: "sizes",
        label: "sizes",
        codes: [
          { code: "low", label: "low", from: 0 },
          { code: "high", label: "high", from: 10 },
        ],
      },
      "sources/one.yaml": {
        source: "one",
        label: "Liste",
        unit,
        rows_per_person: 1,
        fields: Object.fromEntries(fields),
        derive: Object.fromEntries(derive),
      },
      "indicators.yaml": {
        indicators: Object.fromEntries(
          columns.map((_, at) => [
            `i${at}`,
            { kind: "distribution", source: "one", title: "B", of: `b${at}` },
          ]),
        ),
      },
    });
    const { quality } = await run(of, whole, {
      units: {
        file: whole,
        format: csv,
        key,
        fields: Object.fromEntries(
          columns.map(({ name, dates }, at) => [`f${at}`, dates ? { column: name, dates } : name]),
        ),
      },
    });
    const said = quality.attributes.flatMap(({ attribute, spike, oddities }) => {
      const column = columns[Number(attribute.slice(1))]?.name ?? attribute;
      return [...(spike === null ? [] : ["spike"]), ...oddities.map(({ kind }) => kind)].map(
        (kind) => `${column}: ${kind}`,
      );
    });
    expect(said).toEqual(legitimate[path] ?? []);
  });
