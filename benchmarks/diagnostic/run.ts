import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { arch, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Measure, measure } from "../measure.ts";
import { generate } from "./generate.ts";

/**
 * The diagnostic from bundles: that of the reference study, then one of a hundred communes and fifty indicators, by
 * Vigie and by an R Markdown report of the same tables. Usage: node run.ts [--folder DIR] [--rounds 3]
 * [--communes 100] [--indicators 50] [--units 400000].
 */
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: join(import.meta.dirname, "..", "..", ".vigie", "banc-diagnostic") },
    rounds: { type: "string", default: "3" },
    communes: { type: "string", default: "100" },
    indicators: { type: "string", default: "50" },
    units: { type: "string", default: "400000" },
  },
});
const root = join(import.meta.dirname, "..", "..");
const vigie = join(root, "apps", "cli", "bin", "vigie.js");
const size = {
  communes: Number(values.communes),
  indicators: Number(values.indicators),
  units: Number(values.units),
};
await mkdir(values.folder, { recursive: true });

const demo = join(values.folder, "demo");
if (!existsSync(demo))
  await measure(process.execPath, [vigie, "demo", "--out", demo, "--no-serve", "--date", "2026-11-25"]);
const partners = join(demo, "partenaires");
const reference = {
  name: "reference",
  study: join(root, "studies", "publics-fragiles"),
  bundles: (await readdir(partners)).toSorted().map((partner) => join(partners, partner, "bundle.zip")),
};
const { study, bundle } = await generate(values.folder, size, vigie);
const many = { name: `${size.communes} communes, ${size.indicators} indicators`, study, bundles: [bundle] };

const out = join(values.folder, "out");
const contenders = [reference, many].flatMap((of) => {
  const words = [vigie, "assemble", of.study, ...of.bundles, "--out", join(out, "site")];
  const render = `rmarkdown::render("${join(import.meta.dirname, "report.Rmd")}", output_dir = "${out}", intermediates_dir = "${out}", params = list(bundles = "${of.bundles.join(",")}"), quiet = TRUE)`;
  return [
    [`${of.name}: Vigie`, () => measure(process.execPath, words)],
    [
      `${of.name}: Vigie, with the PDF`,
      () => measure(process.execPath, [...words, "--pdf", join(out, "a.pdf")]),
    ],
    [`${of.name}: R Markdown`, () => measure("Rscript", ["-e", render])],
  ] as const;
});

process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB; Node.js ${process.versions.node}; median of ${values.rounds}\n\n| | seconds | of the processors | peak MB |\n|---|---|---|---|\n`,
);
for (const [name, once] of contenders) {
  const measures: Measure[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    measures.push(await once());
  }
  const middle = measures.toSorted((a, b) => a.seconds - b.seconds)[measures.length >> 1];
  const peak = Math.max(...measures.map(({ megabytes }) => megabytes));
  process.stdout.write(
    `| ${name} | ${middle?.seconds.toFixed(1)} | ${middle?.processorSeconds.toFixed(1)} | ${Math.round(peak)} |\n`,
  );
}
await rm(out, { recursive: true, force: true });
