import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * The files of `channels` as a French Excel writes them: semicolons, days as 31/12/2022, Windows-1252, with a motive whose
 * accents are no ASCII.
 */
export async function frenchFiles(
  folder: string,
  files: { readonly unitsCsv: string; readonly contactsCsv: string },
): Promise<typeof files> {
  const french = { unitsCsv: join(folder, "unites.csv"), contactsCsv: join(folder, "contacts-fr.csv") };
  await written(files.unitsCsv, french.unitsCsv, (line) => line.replaceAll(",", ";"));
  await written(files.contactsCsv, french.contactsCsv, (line) =>
    line
      .replace(/,(\d{4})-(\d\d)-(\d\d),/, ",$3/$2/$1,")
      .replace(/,quarterly$/, ",trimestrielle")
      .replace(/,other$/, ",généralités")
      .replaceAll(",", ";"),
  );
  return french;
}

async function written(from: string, to: string, change: (line: string) => string): Promise<void> {
  if (existsSync(to)) return;
  async function* lines() {
    let block = "";
    for await (const line of createInterface({ input: createReadStream(from) })) {
      block += `${change(line)}\r\n`;
      if (block.length < 1 << 20) continue;
      yield Buffer.from(block, "latin1");
      block = "";
    }
    yield Buffer.from(block, "latin1");
  }
  await pipeline(Readable.from(lines()), createWriteStream(`${to}.partial`));
  await rename(`${to}.partial`, to);
}
