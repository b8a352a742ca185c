import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { StatisticalKind } from "@vigie/files";
import { z } from "zod";
import type { ValueType } from "../../../../core/files/src/value-text.ts";

const table = z.object({
  names: z.array(z.string()),
  rows: z.array(z.array(z.union([z.null(), z.number(), z.string()]))),
});
export type OtherTable = z.infer<typeof table>;
export type OtherReader = "pandas" | "pyreadstat" | "pspp";

const python = "/usr/bin/python3";

/** Whether the command is there, or Debian’s Python can load the package. */
export function isInstalled(reader: OtherReader): boolean {
  if (reader === "pspp") return spawnSync("pspp", ["--version"]).status === 0;
  return spawnSync(python, ["-c", `import ${reader}`]).status === 0;
}

/** What another program reads in files. @throws {Error} when it fails */
export function readOtherwise(
  reader: OtherReader,
  files: readonly { readonly kind: StatisticalKind; readonly path: string }[],
): readonly OtherTable[] {
  const { status, stdout, stderr } = spawnSync(
    python,
    [
      join(import.meta.dirname, "read_otherwise.py"),
      reader,
      ...files.flatMap(({ kind, path }) => [kind, path]),
    ],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`${reader} failed: ${stderr.slice(-2000)}`);
  return z.array(table).parse(JSON.parse(stdout));
}

/** Our text as PSPP writes it: American days, whole seconds, numbers of 14 digits at least. */
export function psppText(text: string, type: ValueType): number | string | null {
  if (text === "") return null;
  const day = (date: string) => date.replace(/^(\d{4})-(\d\d)-(\d\d)/, "$2/$3/$1");
  switch (type) {
    case "number":
      return Number(Number(text).toPrecision(14));
    case "text":
      return text.trim();
    case "date":
      return day(text);
    default:
      return day(text).replace(/\.\d+$/, "");
  }
}

const epochs = { sas: Date.UTC(1960, 0, 1), spss: Date.UTC(1582, 9, 14) } as const;

/** Our texts as the numbers that a file holds, to be compared with what others read; null for what is missing. */
export function heldValue(
  text: string,
  { type, kind }: { readonly type: ValueType; readonly kind: StatisticalKind },
): number | string | null {
  if (text === "") return null;
  if (type === "text") return text;
  if (type === "number") return Number(text);
  if (type === "time") {
    const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
    return hours * 3600 + minutes * 60 + seconds;
  }
  const epoch = kind === "sav" ? epochs.spss : epochs.sas;
  const seconds = (Date.parse(`${text.replace(" ", "T")}${type === "datetime" ? "Z" : ""}`) - epoch) / 1000;
  return type === "date" && kind !== "sav" ? seconds / 86_400 : seconds;
}

/** The number of a file as far as our text keeps it: whole days, and milliseconds. */
export function keptValue(
  value: number | string | null,
  { type, kind }: { readonly type: ValueType; readonly kind: StatisticalKind },
): number | string | null {
  if (typeof value !== "number") return value;
  if (type === "date") return kind === "sav" ? Math.floor(value / 86_400) * 86_400 : Math.floor(value);
  return type === "datetime" || type === "time" ? Math.round(value * 1000) / 1000 : value;
}
