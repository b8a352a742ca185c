import { zipStored } from "@vigie/bundle";
import { readSmallZip } from "@vigie/files";
import { mappingName } from "./mapping-choices.ts";
import { inputError } from "./problems.ts";

/**
 * What the person keeps from one year to the next, as one zip: nothing stays in the browser. Unzipped, its files are those
 * of the command, in whose folders the ledger is next to the mapping.
 */
export interface Dossier {
  readonly mapping: string;
  /** Private key; null where the person signs nothing, or keeps it elsewhere. */
  readonly key: string | null;
  readonly ledger: string | null;
}

export const keyName = "key.json";
export const ledgerName = "mapping.ledger.json";

export function dossierZip({ mapping, key, ledger }: Dossier): Uint8Array {
  return zipStored(
    new Map([
      [mappingName, mapping],
      ...(ledger === null ? [] : [[ledgerName, ledger] as const]),
      ...(key === null ? [] : [[keyName, key] as const]),
    ]),
  );
}

/** @throws {VigieErrors} no zip that `dossierZip` could have made, another program having zipped it again included */
export async function readDossier(file: Blob, name: string): Promise<Dossier> {
  const zip = await readSmallZip(file, {
    bytesMax: 20_000_000,
    isRead: (path) => [mappingName, ledgerName, keyName].includes(path),
  });
  const textOf = (path: string) => {
    const bytes = zip.kind === "read" ? zip.files.get(path) : undefined;
    return bytes === undefined ? null : new TextDecoder().decode(bytes);
  };
  const mapping = textOf(mappingName);
  if (mapping === null) throw inputError("page/dossier-invalid", { file: name });
  return { mapping, key: textOf(keyName), ledger: textOf(ledgerName) };
}
