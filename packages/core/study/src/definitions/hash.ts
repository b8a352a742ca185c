import { isMap, isNode, isScalar, type Pair, parseDocument } from "yaml";
import { normalised } from "../reading/read-yaml.ts";
import { isAskedOfPartners } from "../reading/study-files.ts";

/**
 * SHA-256 of what a study asks of partners, in hexadecimal: the paths and texts of the files that say it, and no other
 * file of its folder. The keys that sign, the holders of a group, line ends, the mark that opens some files of Windows, and the order of the files change nothing.
 */
export async function hashOf(files: ReadonlyMap<string, string>): Promise<string> {
  const texts = [...files]
    .filter(([path]) => isAskedOfPartners(path))
    .map(([path, text]) => [path.normalize("NFC"), asked(path, normalised(text))] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function asked(path: string, text: string): string {
  return path === "study.yaml" ? withoutKeys(text) : text;
}

/** Who holds a source, what is not added up with the others, and with which key it signs: none changes what is counted. */
const ofHolders = ["keys", "holders", "except"];

/**
 * The text of `study.yaml` without the keys and the holders of its partners: one added, changed or withdrawn leaves the same
 * text, and so the same study. A text without any is left as it is.
 */
export function withoutKeys(text: string): string {
  if (!/\b(?:keys|holders|except)["']?\s*:/.test(text)) return text;
  const { contents } = parseDocument(text, {
    uniqueKeys: false,
    stringKeys: true,
    version: "1.2",
    schema: "core",
    logLevel: "silent",
  });
  const partners = isMap(contents) ? contents.get("partners") : null;
  if (!isMap(partners)) return text;
  const cuts = partners.items.flatMap(({ value }) => {
    if (!isMap(value)) return [];
    const keys = value.items.filter(
      ({ key }) => isScalar(key) && typeof key.value === "string" && ofHolders.includes(key.value),
    );
    return keys.flatMap((pair) => cutOf(pair, text, value.flow === true));
  });
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}${left.slice(end)}`, text);
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

function cutOf({ key, value }: Pair, text: string, isFlow: boolean): readonly Cut[] {
  const start = isNode(key) ? key.range?.[0] : undefined;
  const last = isNode(value) ? value.range?.[1] : undefined;
  if (start === undefined || last === undefined) return [];
  return [isFlow ? cutOfFlow(text, { start, end: last }) : cutOfLines(text, { start, end: last })];
}

/** Whole lines, a comment behind them included. */
function cutOfLines(text: string, { start, end }: Cut): Cut {
  const written = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf("\n", written);
  return { start: text.lastIndexOf("\n", start) + 1, end: newline < 0 ? text.length : newline + 1 };
}

/** With the comma that parts it from the others. */
function cutOfFlow(text: string, { start, end }: Cut): Cut {
  const before = /,\s*$/.exec(text.slice(0, start));
  if (before !== null) return { start: before.index, end };
  const [after = ""] = /^\s*,\s*/.exec(text.slice(end)) ?? [];
  return { start, end: end + after.length };
}
