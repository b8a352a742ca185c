import { renewal } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import { windowOption } from "../arguments/period.ts";
import { stage } from "../disk/staging.ts";
import { cliInputError } from "../problems.ts";
import { printBrokenSeries } from "../study/broken-series.ts";
import { groupedMistakes } from "../study/grouped-mistakes.ts";
import { listPoints } from "../study/named-part.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { asTyped } from "../terminal/terminal.ts";

export const renewCommand: Command = {
  name: "renew",
  options: {
    period: { type: "string", form: "period", required: true },
    into: { type: "string" },
  },
  async run({ positionals: [folder = ""], value }, terminal) {
    const period = value("period") ?? "";
    const window = windowOption(period);
    if (window === null) throw new RangeError("the form of the option lets only periods through");
    const files = await readStudyFiles(folder);
    const { study, mistakes } = await checkedStudy(files);
    if (study === null || mistakes.length > 0) throw new VigieErrors(groupedMistakes(mistakes, files));
    if (study.window.from === window.from && study.window.to === window.to)
      throw cliInputError("cli/period-same", {}, { period });
    const { frenchTerritories } = await import("@vigie/places/node");
    const { former } = frenchTerritories();
    const renewed = await renewal(files, study, {
      window,
      check: async (texts) => (await checkedStudy(texts)).mistakes,
      communeNow: (code) => former.get(code)?.now ?? null,
    });
    const broken = await printBrokenSeries(files, renewed.files, terminal);
    const into = value("into") ?? defaultFolder(folder, period);
    await stage({ target: into, kind: null }, async ({ write }) => {
      for (const [path, text] of renewed.files) await write(path, text);
    });
    terminal.print("renew.made", { folder: into, ...window });
    terminal.line();
    listPoints(renewed.points, terminal);
    terminal.section("renew.next", { folder: asTyped(into) });
    terminal.print("renew.compare", { folder: asTyped(into), earlier: asTyped(folder) });
    return { folder: into, window, points: renewed.points, broken };
  },
};

/** A sibling of the study’s folder, named after the period: `etude-44-2027-S1`. */
function defaultFolder(folder: string, period: string): string {
  const plain = folder.replace(/[/\\]+$/, "").replace(/-(?:19|20)\d{2}(?:-[ST]?\d{1,2})?$/i, "");
  return `${plain}-${period.toUpperCase().replaceAll("..", "-")}`;
}
