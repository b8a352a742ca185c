import type { FileStore } from "@vigie/files";
import type { FileProfile, InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { type StatisticalFormat, statisticalCopy } from "../read/statistical/statistical-copy.ts";

/**
 * A SAS or SPSS file copied whole as CSV, with what it says of its columns: labels, for a person and for guesses. Of a
 * transport file, which does not say its encoding, also the one in which all of its texts can be read.
 * @throws {VigieErrors} as `statisticalCopy`
 */
export async function describedCopy(
  file: InputFile,
  format: StatisticalFormat,
  store: FileStore,
): Promise<{ readonly path: string } & Pick<FileProfile, "described" | "encoding">> {
  const copy = async (as: StatisticalFormat) => {
    const { path, columns, missing } = await statisticalCopy(file, as, store, async (all) => [...all.keys()]);
    const described = columns.map(({ name, label, labels }) => {
      const kinds = missing.filter(({ column }) => column === name);
      return [name, { label, labels, missing: kinds }] as const;
    });
    return { path, described: new Map(described) };
  };
  if (format.kind !== "xpt") return copy(format);
  try {
    return { ...(await copy(format)), encoding: format.encoding };
  } catch (error) {
    const isOtherEncoding =
      error instanceof VigieErrors && error.errors.some(({ code }) => code === "files/text-undecodable");
    if (!isOtherEncoding) throw error;
    return { ...(await copy({ ...format, encoding: "cp1252" })), encoding: "cp1252" };
  }
}
