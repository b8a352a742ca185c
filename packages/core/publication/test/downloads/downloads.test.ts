import type { Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { renderedStudy } from "../../../tables/test/fixture/rendered-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { assemble } from "../../src/index.ts";
import { readRasteriser } from "../../src/node/rasteriser.ts";
import { alternativeOf } from "../../src/page/drawings.ts";
import { release } from "../exports/edition.ts";
import { bareAssets } from "../fixture/bare-assets.ts";
import { read } from "../fixture/site-pages.ts";

let study: Study;
beforeAll(async () => {
  study = { ...(await renderedStudy()), release };
});

type Site = ReadonlyMap<string, string | Uint8Array>;
const siteOf = (of: Study, given: Partial<Parameters<typeof assemble>[0]> = {}): Site =>
  assemble({ study: of, bundles: smallBundles(of), assets: bareAssets, language: "fr", ...given });
const text = (site: Site, path: string) => String(site.get(path) ?? "");

describe("a figure by itself", () => {
  test("says what it shows, of whom, whence, where it stands, and that data are fictitious", () => {
    const drawn = text(siteOf(study), "figures/ages.svg");
    const wording = read(drawn);
    expect(drawn).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="768"/);
    for (const part of [
      "DONNÉES FICTIVES – ORIGINE NON VÉRIFIÉE",
      "Plus de 50 ans : 63 % des foyers aux canaux directs",
      "Âge : en % de chaque groupe des foyers au RSA",
      "Source : Caf de l’Essai ; étude « Petite étude des canaux », version",
      "https://observatoire.exemple/canaux/chapitres/rsa.html#ages",
    ])
      expect(wording).toContain(part);
    expect(drawn).toMatch(/<title>Plus de 50 ans\s: 63\s% des foyers aux canaux directs<\/title>/);
    expect(drawn).toMatch(/<desc>Plus de 50 ans\s: 63\s% des foyers aux canaux directs\. \S/);
  });

  test("holds its style sheet, needs no font file or script, and loads nothing", () => {
    const drawings = [...siteOf(study)].filter(([path]) => path.endsWith(".svg"));
    expect(drawings.length).toBeGreaterThan(5);
    for (const [path, drawn] of drawings)
      expect(String(drawn), path).not.toMatch(/var\(|@import|<script|href=|url\((?!#)|aria-labelledby/);
  });

  test("every figure of chapters and annexes has one, and its page leads to it", () => {
    const site = siteOf(study);
    const pages = [...site].filter(([path]) => /^(?:chapitres|annexes)\//.test(path));
    const ids = pages.flatMap(([, html]) => [
      ...String(html).matchAll(/<figure class="figure" id="([^"]+)"/g),
    ]);
    expect(ids.length).toBeGreaterThan(5);
    for (const [, id = ""] of ids) expect(site.has(`figures/${id}.svg`), id).toBe(true);
    expect(text(site, "chapitres/rsa.html")).toContain('href="../figures/ages.svg" download');
  });
});

describe("images", () => {
  test("are made of an edition only, each figure twice as dense, a card a chapter", async () => {
    const rasterise = await readRasteriser();
    const site = siteOf(study, { rasterise });
    expect(sizeOf(site.get("figures/ages.png"))[0]).toBe(2 * 768);
    expect(sizeOf(site.get("partage/rsa.png"))).toEqual([1200, 630]);
    expect(text(site, "chapitres/rsa.html")).toContain('href="../figures/ages.png" download');
    expect(text(site, "chapitres/rsa.html")).toContain(
      '<meta property="og:image" content="https://observatoire.exemple/canaux/partage/rsa.png">',
    );
    expect([...siteOf(study).keys()].filter((path) => path.endsWith(".png"))).toEqual([]);
    expect(text(siteOf(study), "chapitres/rsa.html")).not.toContain("og:image");
    expect(siteOf(study, { rasterise }).get("figures/ages.png")).toEqual(site.get("figures/ages.png"));
  });

  test("a card shows the first drawing of its chapter that is legible, with its finding; the cover's the title", () => {
    const site = siteOf(study, { rasterise: (svg) => new TextEncoder().encode(svg) });
    const card = (name: string) => new TextDecoder().decode(bytesOf(site.get(`partage/${name}.png`)));
    const page = text(site, "chapitres/rsa.html");
    expect(card("rsa")).toContain('class="drawing narrow"');
    expect(card("rsa").match(/font-weight="700" fill="#1a1d21">([^<]+)/)?.[1]).toBeDefined();
    expect(page).toContain(card("rsa").match(/font-weight="700" fill="#1a1d21">([^<]+)/)?.[1]);
    expect(card("couverture")).not.toContain('class="drawing');
  });

  test("the card of the cover shows the key numbers, large, each over the rest of its sentence", () => {
    const sentence = ":share[groups]{group=mixed|direct} des foyers écrivent";
    const texts = new Map([
      ["fr", `:::numbers\n- ${sentence}\n:::\n\n::chapter[Les canaux]{id=canaux}\n\nUn texte.\n`],
    ]);
    const site = siteOf(
      { ...study, texts, easyTexts: new Map() },
      { rasterise: (svg) => new TextEncoder().encode(svg) },
    );
    const card = new TextDecoder().decode(bytesOf(site.get("partage/couverture.png")));
    expect(card.replaceAll(/&#160;|\s/g, " ")).toMatch(
      /font-size="56" font-weight="700" fill="#194291">38 % ?<\/text>\s*<text[^>]*>des foyers écrivent<\/text>/,
    );
  });

  test("have letters: the fonts that go with the site are found", async () => {
    const rasterise = await readRasteriser();
    const blank = (letters: string) =>
      rasterise(
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="5" y="30" font-family="'Atkinson Hyperlegible Next'" font-size="24">${letters}</text></svg>`,
        1,
      ).length;
    expect(blank("Données")).toBeGreaterThan(1.5 * blank(""));
  });

  test.each(['font-style="normal"', 'font-style="italic"', 'font-weight="700"'])(
    "draw a zero with nothing across it: %s",
    async (look) => {
      const rasterise = await readRasteriser();
      const zero = (over: string) =>
        rasterise(
          `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/><text x="100" y="150" text-anchor="middle" font-family="'Atkinson Hyperlegible Next'" font-size="200" ${look}>0</text>${over}</svg>`,
          1,
        );
      // What is white in the middle hides nothing.
      expect(zero('<rect x="94" y="70" width="12" height="20" fill="#fff"/>')).toEqual(zero(""));
      expect(zero('<rect x="94" y="70" width="12" height="90" fill="#fff"/>')).not.toEqual(zero(""));
    },
  );
});

function bytesOf(image: string | Uint8Array | undefined): Uint8Array {
  if (!(image instanceof Uint8Array)) throw new RangeError("no image");
  return image;
}

/** Width and height that the header of a PNG says. */
function sizeOf(image: string | Uint8Array | undefined): readonly [number, number] {
  const png = bytesOf(image);
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return [view.getUint32(16), view.getUint32(20)];
}

describe("a citation", () => {
  test.each([
    {
      title: "names who publishes, the figure, the study, its day and its address",
      of: () => study,
      cited:
        "Données fictives – Origine non vérifiée – Observatoire de l’Essai, « Plus de 50 ans : 63 % des foyers aux canaux directs », figure 3, dans « Petite étude des canaux », version 1.0, données reçues le 25 novembre 2026. https://observatoire.exemple/canaux/chapitres/rsa.html#ages",
    },
    {
      title: "leaves out what nobody says",
      of: () => ({ ...study, release: null }),
      cited:
        "Données fictives – Origine non vérifiée – « Plus de 50 ans : 63 % des foyers aux canaux directs », figure 3, dans « Petite étude des canaux », version 1.0, données reçues le 25 novembre 2026.",
    },
  ])("$title", ({ of, cited }) => {
    const figure = text(siteOf(of()), "chapitres/rsa.html").split('id="ages"')[1] ?? "";
    expect(read(/<details class="cite">[\s\S]*?<\/p>/.exec(figure)?.[0] ?? "")).toContain(cited);
  });
});

describe("what is told of a page once it is published", () => {
  test.each([
    ["index.html", "https://observatoire.exemple/canaux/"],
    ["chapitres/rsa.html", "https://observatoire.exemple/canaux/chapitres/rsa.html"],
  ])("%s: its address", (path, address) => {
    expect(text(siteOf(study), path)).toContain(`<link rel="canonical" href="${address}">`);
    expect(text(siteOf(study), path)).toContain(`<meta property="og:url" content="${address}">`);
  });

  test("without an address, nothing: no link is to be guessed", () => {
    const site = siteOf({ ...study, release: null });
    expect(text(site, "index.html")).not.toMatch(/canonical|og:|atom/);
    expect(site.has("editions.atom")).toBe(false);
  });

  test("its title is that of the page, marked where data are fictitious", () => {
    expect(text(siteOf(study), "chapitres/rsa.html")).toContain(
      '<meta property="og:title" content="Données fictives – Origine non vérifiée – Les foyers au RSA">',
    );
  });
});

test("every page of a site made of an unsigned bundle says that its origin is not verified", () => {
  const pages = [...siteOf(study)].filter(([path]) => path.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(5);
  const bodyOf = (page: string | Uint8Array) => String(page).split("<body")[1] ?? "";
  const isMarked = (page: string | Uint8Array) => bodyOf(page).includes("Origine non vérifiée");
  expect(pages.flatMap(([path, page]) => (isMarked(page) ? [] : [path]))).toEqual([]);
});

describe("the feed of editions", () => {
  test("announces this edition, with its findings", () => {
    const feed = text(siteOf(study), "editions.atom");
    expect(feed).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
    );
    expect(feed.match(/<entry>/g)).toHaveLength(1);
    expect(feed).toContain("<updated>2026-11-25T00:00:00Z</updated>");
    expect(feed).toContain("<author><name>Observatoire de l’Essai</name></author>");
    expect(feed).toContain("Les plus de 50 ans y sont nombreux.");
  });

  test("and the one before, where it is given", async () => {
    const before = { ...(await smallStudy()), version: "0.9", hash: "0".repeat(64) };
    const earlier = { study: before, bundles: smallBundles(before, smallTables) };
    const feed = text(siteOf(study, { earlier: [earlier] }), "editions.atom");
    expect(feed.match(/<entry>/g)).toHaveLength(2);
    expect(feed).toContain("#edition-0.9</id>");
  });
});

test.each([
  ["Un constat", "A : 3 %.", "Un constat. A : 3 %."],
  ["Un constat !", "A : 3 %.", "Un constat ! A : 3 %."],
  ["A : 3 %", "A : 3 %, contre 5 %.", "A : 3 %, contre 5 %."],
])("the alternative of « %s » begins with it", (title, alternative, wording) => {
  expect(alternativeOf(title, alternative)).toBe(wording);
});

test("the alternative of each figure of a page begins with its title", () => {
  const page = text(siteOf(study), "chapitres/rsa.html");
  const titles = [...page.matchAll(/id="t-(\w+)">(.*?)<\/h\d>/g)];
  expect(titles.length).toBeGreaterThan(3);
  for (const [, id = "", title = ""] of titles) {
    const [, wording = ""] = new RegExp(`id="alt-${id}" hidden>([^<]*)`).exec(page) ?? [];
    expect(read(wording).trim().startsWith(read(title).trim()), id).toBe(true);
  }
});
