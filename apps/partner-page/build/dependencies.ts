import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { AboutFile, Dependency } from "../src/core/load-parts.ts";
import { root } from "./bundled.ts";

/** @param inputs paths of all that the page is made of, from the root of the repository or absolute */
export function dependenciesOf(inputs: readonly string[]): readonly Dependency[] {
  const folders = new Set(inputs.flatMap((path) => packageFolder(path) ?? []));
  return [...folders].map(described).toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

function packageFolder(path: string): string | null {
  const [, folder] = /^(?:.*?\/)??((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  if (folder === undefined) return null;
  return folder.startsWith("/") ? folder : join(root, folder);
}

const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

function described(folder: string): Dependency {
  const { name, version, license } = manifest.parse(
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
  );
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/i.test(each));
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return { name, version, licence: license, text };
}

/** For `readAbout`: each text once. */
export function writtenAbout(softwareVersion: string, dependencies: readonly Dependency[]): AboutFile {
  const texts = [...new Set(dependencies.map(({ text }) => text))];
  return {
    softwareVersion,
    dependencies: dependencies.map(({ text, ...each }) => ({ ...each, text: texts.indexOf(text) })),
    texts,
  };
}
