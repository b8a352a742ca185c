import { join } from "node:path";
import { textIn } from "@vigie/study";
import type { Command } from "../arguments/command.ts";
import { today } from "../arguments/period.ts";
import { type DemoFiction, demoFiction } from "../demo/demo-data.ts";
import { driftedAt, driftsOf, earlierDemos, withInventedBreaks } from "../demo/demo-editions.ts";
import { type HiddenTable, runDemo } from "../demo/run-demo.ts";
import { serve, serverAddress, untilStopped } from "../disk/serve.ts";
import { stage } from "../disk/staging.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { readLogo } from "../study/study-logo.ts";
import { rightStudy } from "../study/study-mistakes.ts";
import { describedProblems } from "../terminal/error-blocks.ts";
import type { Terminal } from "../terminal/terminal.ts";

const referenceStudy = join(import.meta.dirname, "..", "..", "..", "..", "studies", "publics-fragiles");

export const demoCommand: Command = {
  name: "demo",
  options: {
    out: { type: "string" },
    size: { type: "string", form: "units", multiple: true },
    drift: { type: "string", form: "drift", multiple: true },
    editions: { type: "string", form: "editions" },
    port: { type: "string", form: "port" },
    date: { type: "string", form: "day" },
    "no-serve": { type: "boolean" },
  },
  async run({ positionals: [folder = referenceStudy], value, all, has }, terminal) {
    const out = value("out") ?? "demo";
    const date = value("date") ?? today();
    const editions = Number(value("editions") ?? 1);
    const written = await readStudyFiles(folder);
    const files = editions > 1 ? await withInventedBreaks(written) : written;
    const asked = { sizes: all("size"), drifts: driftsOf(all("drift"), editions) };
    const drawn = demoFiction(files, await rightStudy(files), driftedAt(asked, editions));
    const earlier = await earlierDemos(files, asked, editions);
    const logo = await readLogo(folder, drawn.study);
    const { site, hidden, refused, textErrors } = await stage({ target: out, kind: "demo" }, (staging) =>
      runDemo(staging, { out, date, drawn, earlier, logo }, terminal),
    );
    const { message, language } = terminal.messages;
    terminal.line();
    if (drawn.invented !== null)
      terminal.print("demo.invented", { file: join(out, "donnees", "fiction.yaml") });
    const drifts = all("drift");
    if (drifts.length > 0) terminal.print("demo.drift", { drifts: drifts.join(", ") });
    if (drawn.isTrial) printHiddenTables(hidden, drawn, terminal);
    for (const { what, expected } of await describedProblems(refused, language))
      terminal.warn(`${what} ${expected}`);
    if (textErrors.length > 0) terminal.warning("demo.textAside");
    const remarks = (await describedProblems(textErrors, language)).map(({ place, what }) =>
      message("check.remark", { file: place.file ?? "", line: place.line ?? "", what }),
    );
    for (const remark of new Set(remarks)) terminal.line(`  ${remark}`);
    terminal.print("demo.fictitious");
    terminal.list([
      [join(out, "site", "index.html"), message("demo.site")],
      [join(out, "partenaires"), message("demo.partners")],
      [join(out, "donnees"), message("demo.data")],
    ]);
    if (!has("no-serve")) {
      const server = await serve(site, Number(value("port") ?? 0), message("serve.absent"));
      terminal.section("demo.open", { address: serverAddress(server) });
      await untilStopped(server);
    }
    return { out, hidden: hidden.filter(isEmpty).map(({ indicator }) => indicator) };
  },
};

/** Which tables would say nothing, or less than half of what they ask, and on how many units that is. */
function printHiddenTables(
  tables: readonly HiddenTable[],
  { study, fiction }: DemoFiction,
  terminal: Terminal,
): void {
  const { message, language } = terminal.messages;
  const empty = tables.filter(isEmpty);
  if (tables.length === 0) terminal.print("demo.allShown");
  if (empty.length > 0) terminal.print("demo.hidden", { count: empty.length });
  for (const { indicator, source } of empty) {
    const label = study.sources.get(source)?.label;
    const units = fiction.sources.get(source)?.units ?? 0;
    const name = label === undefined ? source : textIn(label, language);
    terminal.line(`  ${message("demo.hiddenOf", { indicator, source: name, units })}`);
  }
  const response = tables.filter((table) => !isEmpty(table));
  if (response.length > 0) terminal.print("demo.halfHidden", { count: response.length });
  for (const { indicator, hidden, cells } of response)
    terminal.line(`  ${message("demo.halfHiddenOf", { indicator, hidden, cells })}`);
}

function isEmpty({ hidden, cells }: HiddenTable): boolean {
  return hidden === cells;
}
