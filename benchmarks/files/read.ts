import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvText, statisticalKinds } from "@vigie/files";
import { openFileSource } from "@vigie/files/node";
import { openStatisticalFile } from "@vigie/sas-spss";

/** Copies every column of a file as CSV, as a run does with those that it reads. Arguments: path, kind. */
const [path = "", kindName] = process.argv.slice(2);
const kind = statisticalKinds.find((known) => known === kindName);
if (kind === undefined) throw new RangeError("no such kind");
const source = await openFileSource(path);
const file = await openStatisticalFile(source, { kind, shown: path });
const names = file.columns.map(({ name }) => name);
const text = csvText(names, file.rows([...file.columns.keys()]));
await pipeline(Readable.from(text), createWriteStream(`${path}.csv`));
await source.close();
