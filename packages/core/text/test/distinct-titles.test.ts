import { expect, test } from "vitest";
import { formatterOf } from "../../tables/src/formatter.ts";
import { gather } from "../../tables/src/gather.ts";
import { smallBundles } from "../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../tables/test/fixture/small-study.ts";
import { plainInlines } from "../src/block.ts";
import { exhibitOf } from "../src/document/exhibit-of.ts";
import type { PublishedBlocks, ShownFigure } from "../src/document/publication.ts";
import { distinctTitles, textOfInlines } from "../src/document/published-blocks.ts";

const alike = "Sexe\u00a0: moins de 3 points d’écart";

/** The figure of an indicator, its generated title made to be that of others, or written by an author. */
async function figure(id: string, title: string, generated = title): Promise<ShownFigure> {
  const shown = exhibitOf(id, await evidence());
  if (shown?.kind !== "figure") throw new RangeError("no figure");
  return { ...shown, title: plainInlines(title), figure: { ...shown.figure, title: generated } };
}

async function evidence() {
  const study = await smallStudy();
  return { study, gathered: gather(study, smallBundles(study)), formatter: formatterOf("fr") };
}

async function titlesOf(blocks: PublishedBlocks): Promise<readonly string[]> {
  return distinctTitles(blocks, await evidence()).flatMap((block) =>
    block.kind === "figure" ? [textOfInlines(block.title)] : [],
  );
}

test("titles that say the same of two populations name them", async () => {
  const blocks = [await figure("groups", alike), await figure("aspa_groups", alike)];
  expect(await titlesOf(blocks)).toEqual([`${alike} (foyers au RSA)`, `${alike} (bénéficiaires de l’Aspa)`]);
});

test("a title that stands alone, or that an author wrote, stays as it is", async () => {
  const blocks = [
    await figure("groups", alike),
    await figure("aspa_groups", "Une autre chose"),
    await figure("homes", "Écrit", "Fait"),
    await figure("mobile", "Écrit", "Fait aussi"),
  ];
  expect(await titlesOf(blocks)).toEqual([alike, "Une autre chose", "Écrit", "Écrit"]);
});
