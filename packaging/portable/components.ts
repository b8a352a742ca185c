import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PinnedPackage } from "./registry-package.ts";

/** A package of which something is in the edition. */
export interface Component extends PinnedPackage {
  /** As its manifest writes it: an SPDX expression. */
  readonly licence: string;
  /** Texts of its licence and notices, as published, in the order of their files. */
  readonly texts: readonly string[];
}

/** What package-lock.json says of one folder of `node_modules`. */
export interface Locked {
  readonly version: string;
  readonly integrity: string;
  readonly license: string;
}

/** By folder, with `/`, from the root. */
export async function readLock(root: string): Promise<Readonly<Record<string, Locked>>> {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    await readFile(join(root, "package-lock.json"), "utf8"),
  );
  return lock.packages;
}

/**
 * The packages installed in these folders.
 * @param folders as in package-lock.json
 * @throws {Error} where the lock file does not know one, or one has no text of its licence
 */
export async function installedComponents(
  root: string,
  folders: readonly string[],
): Promise<readonly Component[]> {
  const lock = await readLock(root);
  return Promise.all(
    folders.map(async (folder) => {
      const name = folder.replace(/^.*node_modules\//, "");
      const files = new Map<string, Uint8Array>();
      for (const entry of await readdir(join(root, folder), { withFileTypes: true }))
        if (entry.isFile() && isRead(entry.name))
          files.set(entry.name, await readFile(join(root, folder, entry.name)));
      return { ...lockedComponent(name, lock[folder]), texts: licenceTexts(name, files) };
    }),
  );
}

/**
 * A package by its name and version, wherever npm put it.
 * @throws {Error} where the lock file does not know it
 */
export function componentNamed(
  { name, version }: { readonly name: string; readonly version: string },
  lock: Readonly<Record<string, Locked>>,
): Omit<Component, "texts"> {
  const found = Object.entries(lock).find(
    ([folder, locked]) => folder.endsWith(`node_modules/${name}`) && locked.version === version,
  );
  return lockedComponent(name, found?.[1]);
}

/** @throws {Error} where the lock file does not know it */
export function lockedComponent(name: string, locked: Locked | undefined): Omit<Component, "texts"> {
  if (locked?.integrity === undefined) throw new Error(`${name} is not in package-lock.json`);
  return { name, version: locked.version, integrity: locked.integrity, licence: locked.license };
}

/**
 * Texts of licences and notices among the files of a package; of its README, the part about the licence, where it holds them;
 * of no file, the text that the licence prescribes.
 * @throws {Error} where there is none
 */
export function licenceTexts(name: string, files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const licences = textsOf(files, (path) => isLicence(path));
  if (licences.length > 0) return licences;
  const readme = textsOf(files, isReadme).flatMap(
    (text) => /^#+ *licen[cs]e\b[\s\S]*/im.exec(text)?.[0].trim() ?? [],
  );
  // A section that only names the licence is not a text of it.
  const whole = readme.filter((text) => /permission/i.test(text));
  const found = whole.length > 0 ? whole : (unpublished[name] ?? []);
  if (found.length === 0) throw new Error(`${name} has no text of its licence`);
  return found;
}

const isLicence = (path: string) => /^(?:un)?(?:licen[cs]e|copying|notice)/i.test(path);
const isReadme = (path: string) => /^readme\b/i.test(path);
const isRead = (path: string) => isLicence(path) || isReadme(path);

function textsOf(files: ReadonlyMap<string, Uint8Array>, isWanted: (path: string) => boolean) {
  return [...files]
    .filter(([path]) => isWanted(basename(path)) && !path.includes("/"))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, bytes]) => new TextDecoder().decode(bytes).replaceAll("\r\n", "\n").trim());
}

/** Of packages published without it: their authors and the text of the licence that they declare. */
const unpublished: Readonly<Record<string, readonly string[]>> = {
  "@resvg/resvg-wasm": [
    `This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.

Its source: https://github.com/yisibl/resvg-js and https://github.com/linebender/resvg`,
  ],
  saxes: [
    `ISC License

Copyright (c) Louis-Dominique Dubeau and contributors

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN
AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.`,
  ],
};
