import { readBundle, sizesUseOf } from "@vigie/bundle";
import { asNumber, guessSentence } from "@vigie/disclosure";
import type { Command } from "../arguments/command.ts";
import { extractLines, unprotectedIn } from "../observatory/extract-lines.ts";
import { nearnessOf, releasedSizeOf, sizeWords } from "../partner/released-lines.ts";
import { readGiven } from "../study/study-folder.ts";

export const inspectCommand: Command = {
  name: "inspect",
  options: {},
  async run({ positionals: [file = ""] }, terminal) {
    const bundle = await readBundle(await readGiven(file), { file });
    const { manifest, guarantee, tables, signature, hash } = bundle;
    const { message } = terminal.messages;
    const { partner, date, study, software, comment, firstIndicators } = manifest;
    const { policy, sources } = guarantee;
    terminal.print("inspect.bundle", { partner, date, version: software.version });
    if (manifest.holder !== undefined) terminal.print("inspect.holder", { holder: manifest.holder });
    terminal.print("inspect.study", { study: study.id, version: study.version, hash: study.hash });
    terminal.line(
      signature === null ? message("inspect.unsigned") : message("inspect.signed", { key: signature.key }),
    );
    if (comment !== null) terminal.print("inspect.comment", { comment });
    if (firstIndicators !== null) terminal.print("inspect.later");
    if (manifest.fictitious) terminal.print("inspect.fictitious");
    terminal.line();
    if (sources.length > 0)
      terminal.print("inspect.noise", { rho: asNumber(policy.rho), min: policy.min, small: policy.small });
    for (const source of unprotectedIn(bundle)) terminal.print("weaker.nothing", { source });
    for (const line of extractLines(manifest, terminal.messages)) terminal.line(line);
    if (sources.length > 0)
      terminal.line(guessSentence({ sources, from: "bundle", one: true }, terminal.messages));
    terminal.line();
    const sizes = manifest.tables.flatMap(({ name, source }) => {
      const table = tables.get(name);
      return table === undefined
        ? []
        : [{ name, ...releasedSizeOf(table, sizesUseOf(manifest, source).isAdjusted) }];
    });
    terminal.list(sizes.map((size) => [size.name, sizeWords(size, policy.min, terminal.messages)]));
    if (sizes.some((size) => nearnessOf(size) === "within")) terminal.print("released.near");
    terminal.section("inspect.hash", { hash });
    return { hash, manifest, signedBy: signature?.key ?? null };
  },
};
