import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fromBase64url, type ReceivedBundle } from "@vigie/bundle";
import type { ExactSource } from "@vigie/disclosure";
import { openPartnerEngine } from "@vigie/engine/node";
import { makeFiction } from "@vigie/fiction";
import { diskStore } from "@vigie/files/node";
import { type Mapping, parseMapping } from "@vigie/mapping";
import { runAtPartner } from "@vigie/partner";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { demoFiction } from "../../../apps/cli/src/demo/demo-data.ts";
import { converters, fileShapes } from "../../../apps/cli/src/engines.ts";
import { runSource } from "../../../packages/core/partner/src/run-source.ts";
import type { ReplayCase } from "./cases.ts";
import { type DrawRecord, drawRecord } from "./draw-record.ts";

export interface MadeBundle {
  readonly bytes: Uint8Array;
  readonly bundle: ReceivedBundle;
  readonly record: DrawRecord;
}

/**
 * Invents the data of a case and runs its partner on them, as `vigie run` does.
 * @param folder where the data are written
 * @throws {RangeError} when the record has another draw than the bundle
 */
export async function madeBundle(made: ReplayCase, folder: string): Promise<MadeBundle> {
  const loaded = await loadStudy(made.study);
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const mapping = await writtenData(made, study, folder);
  const partner = study.partners.get(made.partner);
  const secret = fromBase64url(mapping.secret ?? "");
  if (partner === undefined || secret === null) throw new RangeError("no such partner, or no secret");
  const exact = new Map<string, ExactSource>();
  const request = { study, partner, mapping, date: made.date, signer: null, ledger: null, ledgerPlace: {} };
  const messages = { softwareVersion: "0.1.0", language: "fr", progress: () => {} } as const;
  const { run, bundle } = await runAtPartner(
    { ...request, ...messages },
    {
      store: diskStore(join(folder, "conversions")),
      converters,
      openEngine: async (plain) => {
        const engine = await openPartnerEngine({
          workFolder: join(folder, "work"),
          inputFolders: [folder],
          memoryLimit: null,
          connections: { folder, environment: {}, servers: [] },
        });
        for (const source of study.sources.values())
          if (partner.sources.includes(source.id) && source.protects === "persons") {
            const counting = { study, mapping: plain, engine, day: made.date };
            exact.set(source.id, (await runSource(counting, source, () => {})).exact);
          }
        return engine;
      },
    },
  );
  const record = drawRecord({ study, partner: partner.id, secret, mapping, exact });
  const marks = new Map(bundle.manifest.sources.map(({ source, mark }) => [source, mark]));
  if (!record.sources.every(({ source, mark }) => marks.get(source) === mark))
    throw new RangeError("a record of another draw than that of the bundle");
  return { bytes: run.bundle, bundle, record };
}

/** Writes the partner's invented files, and reads the mapping of them. */
async function writtenData(
  { study: files, partner, sizes, mapped, separator }: ReplayCase,
  study: Study,
  folder: string,
): Promise<Mapping> {
  const { fiction } = demoFiction(files, study, { sizes, drifts: [] });
  let text = "";
  for (const { path, chunks } of makeFiction({ study, fiction, seed: 1 })) {
    if (!path.startsWith(`${partner}/`)) continue;
    if (path.endsWith("mapping.yaml")) text = mapped([...chunks].join(""));
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    const separated = function* () {
      for (const chunk of chunks) yield chunk.replaceAll(",", separator);
    };
    await pipeline(Readable.from(separated()), createWriteStream(target));
  }
  const parsed = parseMapping(text, join(folder, partner, "mapping.yaml"), { study, shapes: fileShapes });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return parsed.mapping;
}
