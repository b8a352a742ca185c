import { makeKey } from "@vigie/bundle";
import { studyZip } from "@vigie/partner";
import { newStudy } from "../../../test/new-study.ts";
import { bundleOf, runOf } from "./many-bundles.ts";

export interface MadeBundles {
  readonly study: Uint8Array<ArrayBuffer>;
  /** `file`: the private part, as `vigie keys` writes it. */
  readonly key: { readonly id: string; readonly public: string; readonly file: string };
  /** Signed by the key; the second has a comment. */
  readonly first: Uint8Array<ArrayBuffer>;
  readonly second: Uint8Array<ArrayBuffer>;
  readonly unsigned: Uint8Array<ArrayBuffer>;
  /** Signed by a key that nobody registered. */
  readonly stranger: Uint8Array<ArrayBuffer>;
  readonly strangerKey: MadeBundles["key"];
}

let made: Promise<MadeBundles> | null = null;

/** What the command makes of the small study of `vigie new`: 120 households of one Caf. Once for the files of a worker. */
export function madeBundles(): Promise<MadeBundles> {
  made ??= makeBundles();
  return made;
}

async function makeBundles(): Promise<MadeBundles> {
  const run = await runOf(newStudy());
  const [key, strangerKey] = [await newKey(), await newKey()];
  return {
    study: new Uint8Array(studyZip(newStudy())),
    key,
    strangerKey,
    first: await bundleOf(run, { key: key.file }),
    second: await bundleOf(run, { key: key.file, comment: "corrigé" }),
    unsigned: await bundleOf(run, { comment: "sans signature" }),
    stranger: await bundleOf(run, { key: strangerKey.file, comment: "autre clé" }),
  };
}

/** What the same command makes a year later of another version of the study, signed by another key. */
export async function laterBundle(
  texts: ReadonlyMap<string, string>,
): Promise<Pick<MadeBundles, "key" | "first">> {
  const key = await newKey();
  return { key, first: await bundleOf(await runOf(texts, { year: 2025 }), { key: key.file }) };
}

async function newKey(): Promise<MadeBundles["key"]> {
  const { id, public: publicPart, privateText } = await makeKey();
  return { id, public: publicPart, file: privateText };
}
