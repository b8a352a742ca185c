import { fromBase64url, makeKey, readSigner, zipStored } from "@vigie/bundle";
import { readSmallZip } from "@vigie/files";
import { officerSheet, type PartnerRun } from "@vigie/partner";
import type { Partner, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import { mappingName } from "./mapping-choices.ts";
import type { FinishedRun } from "./page-core.ts";
import { pageInputError } from "./problems.ts";

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
  if (mapping === null) throw pageInputError("page/dossier-invalid", { file: name });
  return { mapping, key: textOf(keyName), ledger: textOf(ledgerName) };
}

/** The key pair that signs a partner's bundles: kept in a file of the person's, the one that `vigie keys` writes. */
export interface DossierKey {
  readonly id: string;
  /** Public half: 32 bytes in base64url. */
  readonly public: string;
  /** SHA-256 of the public half, in hexadecimal, by groups of four: what two persons compare on the telephone. */
  readonly fingerprint: string;
  /** The file to keep: whoever has it may sign in the partner's name. */
  readonly privateText: string;
}

export async function makeSigningKey(): Promise<DossierKey> {
  const made = await makeKey();
  return { ...made, fingerprint: await fingerprintOf(made.public) };
}

/**
 * @param file its name, for messages
 * @throws {VigieErrors} for any text that is not a private key
 */
export async function readSigningKey(privateText: string, file: string): Promise<DossierKey> {
  const signer = await readSigner(privateText, { file });
  return {
    id: signer.key,
    public: signer.public,
    fingerprint: await fingerprintOf(signer.public),
    privateText,
  };
}

/** @param publicHalf 32 bytes in base64url */
export async function fingerprintOf(publicHalf: string): Promise<string> {
  const bytes = fromBase64url(publicHalf) ?? new Uint8Array(0);
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replaceAll(/.{4}(?=.)/g, "$& ");
}

/** What stays at the partner's, as the `private/` folder of the command: true counts, and the two pages. */
export function privateZip({ privateFiles }: Pick<PartnerRun, "privateFiles">): Uint8Array {
  return zipStored(new Map([...privateFiles].map(([path, text]) => [`private/${path}`, text])));
}

/** HTML to print and to file: what left, when, under which promise. */
export async function protectionOfficerSheet(
  { run, date, hash, signedBy, budgets }: FinishedRun,
  about: {
    readonly study: Study;
    readonly partner: Partner;
    readonly softwareVersion: string;
    readonly language: Language;
  },
): Promise<string> {
  return officerSheet({
    ...about,
    date,
    hash,
    guarantee: run.release.guarantee,
    budgets,
    tables: run.tables,
    signedBy: signedBy && { key: signedBy.key, fingerprint: await fingerprintOf(signedBy.public) },
  });
}
