import { periodChange } from "@vigie/study";
import type { Command } from "../arguments/command.ts";
import { now, windowOption } from "../arguments/period.ts";
import { cliInputError } from "../problems.ts";
import { listPoints } from "../study/named-part.ts";
import { changeStudy } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { rightStudy } from "../study/study-mistakes.ts";
import { asTyped } from "../terminal/terminal.ts";

export const periodCommand: Command = {
  name: "period",
  options: {
    period: { type: "string", form: "period", required: true },
    yes: { type: "boolean" },
  },
  async run({ positionals: [folder = ""], value, has }, terminal) {
    const { message } = terminal.messages;
    const period = value("period") ?? "";
    const window = windowOption(period);
    if (window === null) throw new RangeError("the form of the option lets only periods through");
    const files = await readStudyFiles(folder);
    const study = await rightStudy(files);
    if (study.window.from === window.from && study.window.to === window.to)
      throw cliInputError("cli/period-same", {}, { period });
    const { files: changed, lines, points } = periodChange(files, study, window);
    terminal.print("period.lines", { ...window, count: lines.length });
    terminal.list(lines.map(({ file, line, after }) => [message("remove.place", { file, line }), after]));
    if (points.length > 0) {
      terminal.section("period.points");
      listPoints(points, terminal);
    }
    terminal.line();
    if (!has("yes")) {
      const command = `vigie period ${asTyped(folder)} --period ${period} --yes`;
      terminal.print("remove.dryRun", { command });
      return { window, lines, points, done: false };
    }
    const copy = await changeStudy(folder, changed, now());
    terminal.print("remove.done", { left: 0, copy: asTyped(`${folder}/${copy}`) });
    return { window, lines, points, done: true, copy };
  },
};
