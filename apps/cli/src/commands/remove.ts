import { type Removal, type ReviewPoint, removal, reviewAfter, unusedFields } from "@vigie/study";
import type { Command } from "../arguments/command.ts";
import { now } from "../arguments/period.ts";
import { printBrokenSeries } from "../study/broken-series.ts";
import { namedPart, namedSort } from "../study/named-part.ts";
import { changedFiles, changeStudy } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { checkedStudy, rightStudy } from "../study/study-mistakes.ts";
import { describedProblems } from "../terminal/error-blocks.ts";
import { asTyped, type Terminal } from "../terminal/terminal.ts";

export const removeCommand: Command = {
  name: "remove",
  options: { yes: { type: "boolean" } },
  async run({ positionals: [folder = "", word = "", name = ""], has }, terminal) {
    const { message } = terminal.messages;
    const sort = namedSort(word);
    const files = await readStudyFiles(folder);
    const study = await rightStudy(files);
    const part = namedPart(files, sort, name);
    const found = await removal(files, part, async (texts) => (await checkedStudy(texts)).mistakes);
    terminal.print("remove.parts", { sort, name: part.name });
    terminal.list(
      found.removed.map((removed) => [
        message("remove.place", { file: removed.file, line: removed.line }),
        message("remove.part", { sort: removed.sort, name: removed.name }),
      ]),
    );
    await listLeft(found, terminal);
    const after = changedFiles(files, found.files);
    const { study: studyAfter } = await checkedStudy(after);
    const review = reviewAfter(files, after, found.removed);
    listReview(review, terminal);
    const before = new Map(unusedFields(study).map(({ source, fields }) => [source, fields]));
    for (const { source, fields } of studyAfter === null ? [] : unusedFields(studyAfter)) {
      const newlyUnused = fields.filter((field) => before.get(source)?.includes(field) !== true);
      if (newlyUnused.length > 0)
        terminal.print("remove.unused", {
          source,
          fields: newlyUnused.join(", "),
          count: newlyUnused.length,
        });
    }
    const broken = await printBrokenSeries(files, after, terminal);
    terminal.line();
    if (!has("yes")) {
      const command = `vigie remove ${asTyped(folder)} ${word} ${part.name} --yes`;
      terminal.print("remove.dryRun", { command });
      return { ...resultOf(found), review, broken, done: false };
    }
    const copy = await changeStudy(folder, found.files, now());
    terminal.print("remove.done", { left: found.left.length, copy: asTyped(`${folder}/${copy}`) });
    return { ...resultOf(found), review, broken, done: true, copy };
  },
};

/** What is right and that a person should read again. */
function listReview(points: readonly ReviewPoint[], { line, list, messages: { message } }: Terminal): void {
  if (points.length === 0) return;
  line();
  line(message("remove.review"));
  list(
    points.map(({ file, line: at, sort, name, count }) => [
      message("remove.place", { file, line: at }),
      message("remove.reviewPoint", { sort, name, count }),
    ]),
  );
}

/** Mistakes that the removal leaves for a person to mend. */
async function listLeft({ left }: Removal, terminal: Terminal): Promise<void> {
  if (left.length === 0) return;
  const { message, language } = terminal.messages;
  terminal.section("remove.left");
  terminal.list(
    (await describedProblems(left, language)).map(({ place, what }) => [
      message("remove.place", { file: place.file ?? "", line: place.line ?? 1 }),
      what,
    ]),
  );
}

function resultOf({ removed, left }: Removal) {
  return { removed, left: left.map(({ code, place }) => ({ code, file: place.file, line: place.line })) };
}
