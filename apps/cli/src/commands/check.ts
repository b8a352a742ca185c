import {
  daysOutsideWindow,
  type Study,
  textIn,
  unreadFiles,
  untranslatedTexts,
  unusedCodelists,
  unusedFields,
} from "@vigie/study";
import { type FilePlace, type VigieError, VigieErrors } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import type { CliMessages } from "../messages.ts";
import { groupedMistakes, shortenedList } from "../study/grouped-mistakes.ts";
import { readStudyTexts } from "../study/study-folder.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { isDeclared } from "../study/study-names.ts";
import { describedProblems } from "../terminal/error-blocks.ts";

export const checkCommand: Command = {
  name: "check",
  options: {
    strict: { type: "boolean" },
  },
  async run({ positionals: [folder = ""], has }, terminal) {
    const files = await readStudyTexts(folder);
    const { study, mistakes } = await checkedStudy(files);
    if (study === null) throw new VigieErrors(groupedMistakes(mistakes, files));
    const untitled = await untitledFigures(study);
    const hard = await hardToRead(study);
    const found = [...mistakes, ...(has("strict") ? [...untitled, ...hard] : [])];
    if (found.length > 0) throw new VigieErrors(groupedMistakes(found, files));
    const counts = {
      partners: study.partners.size,
      sources: study.sources.size,
      indicators: [...study.indicators.values()].filter(isDeclared).length,
      codelists: study.codelists.size,
    };
    const { message, language } = terminal.messages;
    const title = textIn(study.title, language);
    terminal.print("check.right", { title, version: study.version });
    terminal.print("check.counts", counts);
    terminal.print("check.hash", { hash: study.hash });
    // A mapping without a secret is that of public files, which a study may give with itself.
    const unread = unreadFiles(files.keys()).filter(
      ({ path }) => !isMapping(files.get(path)) || /^secret:/m.test(files.get(path) ?? ""),
    );
    for (const { path, meant } of unread)
      terminal.warn(
        isMapping(files.get(path))
          ? message("check.mapping", { path })
          : message("check.unread", { path, near: meant === null ? "no" : "yes", meant: meant ?? "" }),
      );
    for (const [file, placesOfFile] of Map.groupBy(untitled, ({ place }) => place.file ?? ""))
      terminal.warning("check.untitled", {
        file,
        count: placesOfFile.length,
        lines: placesOfFile.map(({ place }) => place.line).join(", "),
      });
    for (const { place, what } of await describedProblems(hard, language))
      terminal.warning("check.remark", { file: place.file ?? "", line: place.line ?? "", what });
    const unproven = await wordsUnproven(study);
    for (const line of await unprovenLines(unproven, terminal.messages)) terminal.warn(line);
    const untranslated = untranslatedTexts(files, study);
    if (untranslated.length > 0)
      terminal.warning("check.untranslated", {
        count: untranslated.length,
        places: placesOf(untranslated, terminal.messages),
      });
    if (study.map?.approximate === true)
      terminal.warning("check.approximate", { placed: study.map.centres === null ? "grouped" : "near" });
    const unused = unusedFields(study);
    for (const { source, fields } of unused)
      terminal.warning("check.unused", { source, fields: fields.join(", "), count: fields.length });
    const outside = daysOutsideWindow(files, study);
    for (const { day, source, window, place } of outside)
      terminal.warning("check.dayOutside", {
        place: placesOf([place], terminal.messages),
        day,
        source,
        ...window,
      });
    const orphans = unusedCodelists(files);
    for (const { file, codelist } of orphans) terminal.warning("check.unusedCodelist", { file, codelist });
    return {
      study: study.id,
      version: study.version,
      hash: study.hash,
      ...counts,
      unread: unread.map(({ path }) => path),
      unused,
      unusedCodelists: orphans.map(({ codelist }) => codelist),
      outsideWindow: outside.map(({ place, day }) => ({ file: place.file, line: place.line ?? null, day })),
      remarks: hard.map(({ code, place }) => ({ code, file: place.file, line: place.line ?? null })),
      untitled: untitled.map(({ place }) => ({ file: place.file, line: place.line ?? null })),
      unproven: unproven.map(({ place }) => ({ file: place.file, line: place.line ?? null })),
      untranslated: untranslated.map(({ file, line = null }) => ({ file, line })),
    };
  },
};

const isMapping = (text = "") => /^mapping:/m.test(text);

/** Lines named in a file that has more of them. */
const linesMax = 8;

/** « indicators.yaml, lignes 3 et 8 ; study.yaml, ligne 7 » */
function placesOf(places: readonly FilePlace[], { message }: CliMessages): string {
  return [...Map.groupBy(places, ({ file }) => file ?? "")]
    .map(([file, placesOfFile]) => {
      const lines = [...new Set(placesOfFile.map(({ line }) => line ?? ""))];
      return message("renew.place", { file, count: lines.length, lines: shortenedList(lines, linesMax) });
    })
    .join(" ; ");
}

/** Figures of the texts whose title Vigie would make. */
async function untitledFigures(study: Study): Promise<readonly VigieError[]> {
  if (study.texts.size === 0) return [];
  const { generatedTitles } = await import("@vigie/text");
  return generatedTitles(study);
}

/** Words of the texts that compare or generalise, and that no table bears out. */
async function wordsUnproven(study: Study): Promise<readonly VigieError[]> {
  if (study.texts.size + study.easyTexts.size === 0) return [];
  const { unprovenWords } = await import("@vigie/text");
  return unprovenWords(study);
}

/** One line per file and proof that is lacking: « diagnostic.fr.md : « tous » (ligne 12)… » and the cure. */
async function unprovenLines(
  unproven: readonly VigieError[],
  { language, message }: CliMessages,
): Promise<readonly string[]> {
  const described = await describedProblems(unproven, language);
  const found = unproven.flatMap(({ place, values }, at) => {
    const { expected = "", cure = "" } = described[at] ?? {};
    return [{ place, word: String(values.word?.value ?? ""), expected, cure }];
  });
  return [...Map.groupBy(found, ({ place, expected }) => `${place.file} ${expected}`).values()].map(
    (group) => {
      const [{ place, expected, cure } = { place: {}, expected: "", cure: "" }] = group;
      const words = group.map(({ word, place: { line = 0 } }) =>
        message("check.unprovenWord", { word, line }),
      );
      return message("check.unproven", {
        file: place.file ?? "",
        words: words.join(", "),
        expected,
        cure,
      });
    },
  );
}

/** Where a text that should be easy to read is not. */
async function hardToRead(study: Study): Promise<readonly VigieError[]> {
  if (study.easyTexts.size === 0) return [];
  const { easyRemarks } = await import("@vigie/text");
  return easyRemarks(study);
}
