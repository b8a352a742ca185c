import { mappedBy, nameWithoutOwner } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import { now } from "../arguments/period.ts";
import { printBrokenSeries } from "../study/broken-series.ts";
import { groupedMistakes } from "../study/grouped-mistakes.ts";
import { namedPart, namedSort, studyRenaming } from "../study/named-part.ts";
import { changedFiles, changeStudy } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { asTyped } from "../terminal/terminal.ts";

export const renameCommand: Command = {
  name: "rename",
  options: { yes: { type: "boolean" } },
  async run({ positionals: [folder = "", word = "", name = "", to = ""], has }, terminal) {
    const { message } = terminal.messages;
    const sort = namedSort(word);
    const files = await readStudyFiles(folder);
    const part = namedPart(files, sort, name);
    const found = await studyRenaming(files, { part, sort, to });
    if (found.left.length > 0)
      throw new VigieErrors(groupedMistakes(found.left, new Map([...files, ...found.files])));
    terminal.print("rename.lines", { sort, name: part.name, to, count: found.lines.length });
    terminal.list(
      found.lines.map(({ file, line, after }) => [message("remove.place", { file, line }), after]),
    );
    const partners = mappedBy(files, { part, sort });
    if (partners.length > 0)
      terminal.print("rename.partners", {
        sort,
        from: nameWithoutOwner(part, sort),
        to,
        partners: partners.join(", "),
        count: partners.length,
      });
    const broken = await printBrokenSeries(files, changedFiles(files, found.files), terminal);
    if (sort === "code" && broken.length === 0) terminal.print("rename.followed");
    terminal.line();
    const result = { lines: found.lines, partners, broken };
    if (!has("yes")) {
      const command = `vigie rename ${asTyped(folder)} ${word} ${part.name} ${asTyped(to)} --yes`;
      terminal.print("remove.dryRun", { command });
      return { ...result, done: false };
    }
    const copy = await changeStudy(folder, found.files, now());
    terminal.print("remove.done", { left: 0, copy: asTyped(`${folder}/${copy}`) });
    return { ...result, done: true, copy };
  },
};
