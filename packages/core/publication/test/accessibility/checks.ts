import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { violations } from "../../../../../test/axe.ts";
import { addStyle, openDetails } from "../page/inspections.ts";

/** What a page has against some criteria: nothing where it meets them. */
export interface Check {
  readonly criteria: readonly string[];
  /** Runs in the page: it may use nothing of this file. */
  readonly inPage?: () => readonly string[];
  readonly find?: (page: Page) => Promise<readonly string[]>;
}

export const checks: readonly Check[] = [
  {
    criteria: ["1.1", "1.2", "1.8"],
    inPage: () => [
      ...[...document.querySelectorAll("svg")]
        .filter(
          (svg) => svg.getAttribute("aria-hidden") !== "true" && svg.closest("[aria-hidden=true]") === null,
        )
        .flatMap((svg) => {
          const named = (svg.getAttribute("aria-labelledby") ?? svg.getAttribute("aria-describedby") ?? "")
            .split(" ")
            .some((id) => (document.getElementById(id)?.textContent ?? "").trim() !== "");
          const isNamed = named || (svg.getAttribute("aria-label") ?? "") !== "";
          return svg.getAttribute("role") === "img" && isNamed
            ? []
            : [`unnamed: ${svg.outerHTML.slice(0, 80)}`];
        }),
      ...[...document.querySelectorAll("img, picture, canvas, object, embed, area, svg image")].map(
        (image) => `an image: ${image.outerHTML.slice(0, 80)}`,
      ),
    ],
  },
  {
    criteria: ["1.6", "1.9"],
    inPage: () =>
      [...document.querySelectorAll("figure")].flatMap((figure) => {
        const title = document.getElementById(figure.getAttribute("aria-labelledby") ?? "");
        return [
          ...(figure.querySelector("table") === null ? [`no table: ${figure.id}`] : []),
          ...(figure.querySelector("figcaption")?.contains(title) === true
            ? []
            : [`no caption: ${figure.id}`]),
          ...(figure.getAttribute("role") === "figure" ? [] : [`no role: ${figure.id}`]),
        ];
      }),
  },
  {
    criteria: [
      "2.1",
      "2.2",
      "4.1",
      "4.2",
      "4.3",
      "4.4",
      "4.5",
      "4.6",
      "4.7",
      "4.8",
      "4.9",
      "4.10",
      "4.11",
      "4.12",
      "4.13",
    ],
    inPage: () =>
      [...document.querySelectorAll("iframe, frame, video, audio, track, object, embed, bgsound")].map(
        ({ tagName }) => tagName,
      ),
  },
  { criteria: ["3.2", "6.2", "11.1", "11.9"], find: withDetails(violations) },
  { criteria: ["3.3"], find: faintMarks },
  {
    criteria: ["5.1", "5.2", "5.3", "5.4", "5.6", "5.7", "5.8"],
    inPage: () =>
      [...document.querySelectorAll("table")].flatMap((table) => {
        const wording = table.caption?.textContent?.trim() ?? "";
        const isLayout = ["presentation", "none"].includes(table.getAttribute("role") ?? "");
        const heads = table.tHead?.querySelectorAll("th") ?? [];
        const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
        return [
          ...(isLayout ? [`layout: ${wording}`] : []),
          ...(wording === "" ? [`no caption: ${table.outerHTML.slice(0, 80)}`] : []),
          ...(heads.length === 0 ? [`no column heading: ${wording}`] : []),
          ...rows
            .filter((row) => row.querySelector("th") === null)
            .map(() => `a row without heading: ${wording}`),
          ...[...table.querySelectorAll("th")]
            .filter((th) => !["row", "col"].includes(th.scope))
            .map(() => `neither of a row nor of a column: ${wording}`),
          ...[...table.querySelectorAll("th[colspan], th[rowspan]")].map(() => `a complex table: ${wording}`),
          ...(table.tHead?.rows.length === 1 && table.tBodies.length === 1
            ? []
            : [`rows of headings, or groups of rows: ${wording}`]),
        ];
      }),
  },
  {
    criteria: ["8.1", "8.3", "8.5", "8.9"],
    inPage: () => [
      ...(document.doctype?.name === "html" && document.compatMode === "CSS1Compat"
        ? []
        : ["no document type"]),
      ...(/^[a-z]{2}/.test(document.documentElement.lang) ? [] : ["no language"]),
      ...(document.title.trim() === "" ? ["no title"] : []),
      ...[...document.querySelectorAll("p, h1, h2, h3, h4, li, td, th, caption, dt, dd")]
        // What a script announces is empty until it has something to say.
        .filter((element) => element.getAttribute("role") !== "status")
        .filter(
          (element) => element.textContent?.trim() === "" && element.querySelector("svg, input") === null,
        )
        .filter((element) => !(element instanceof HTMLTableCellElement && element.tagName === "TD"))
        .map((element) => `empty: ${element.outerHTML.slice(0, 80)}`),
    ],
  },
  { criteria: ["8.2"], find: mendedTags },
  {
    criteria: ["8.4", "8.7"],
    inPage: () => {
      const { lang } = document.documentElement;
      const words = { fr: /\b(les|des|une|est|dans|pour)\b/giu, en: /\b(the|of|and|is|in|for)\b/giu };
      const [pageWords, other] = lang === "en" ? [words.en, words.fr] : [words.fr, words.en];
      const text = [...document.querySelectorAll("main p, main h1, main h2")]
        .filter((element) => element.closest("[lang]") === document.documentElement)
        .map((element) => element.textContent ?? "")
        .join(" ");
      const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      const strangers = [...document.querySelectorAll(".languages a")].filter(
        (link) => !link.hasAttribute("lang"),
      );
      return [
        ...(count(other) > count(pageWords) ? [`more words of another language than of ${lang}`] : []),
        ...strangers.map((link) => `a language without its code: ${link.textContent}`),
      ];
    },
  },
  {
    criteria: ["9.1"],
    inPage: () => {
      const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) =>
        Number(tagName[1]),
      );
      return [
        ...(levels.filter((level) => level === 1).length === 1 ? [] : ["not one h1"]),
        ...levels.flatMap((level, at) =>
          level > (levels[at - 1] ?? 0) + 1 ? [`h${level} skips a level`] : [],
        ),
      ];
    },
  },
  {
    criteria: ["9.2", "12.1", "12.6"],
    inPage: () =>
      ["header", "main", "footer", "nav.contents[aria-label]", "a.skip"].filter(
        (selector) => document.querySelector(selector) === null,
      ),
  },
  {
    criteria: ["9.3"],
    inPage: () =>
      [...document.querySelectorAll("ul, ol, dl")].flatMap((list) => {
        const allowed = list.tagName === "DL" ? ["DT", "DD", "DIV"] : ["LI"];
        return [...list.children]
          .filter(({ tagName }) => !allowed.includes(tagName))
          .map(({ tagName }) => `${tagName} in ${list.tagName}`);
      }),
  },
  {
    criteria: ["10.1"],
    inPage: () => [
      ...[...document.querySelectorAll("font, center, big, tt, strike, basefont, blink, marquee, u")].map(
        ({ tagName }) => tagName,
      ),
      ...[...document.querySelectorAll("body *")]
        .filter((element) => element.closest("svg") === null)
        .filter((element) =>
          ["align", "bgcolor", "valign", "border", "cellpadding"].some((name) => element.hasAttribute(name)),
        )
        .map((element) => element.outerHTML.slice(0, 80)),
    ],
  },
  { criteria: ["10.2"], find: hiddenWithoutStyles },
  { criteria: ["10.4"], find: (page) => cutWith(page, "html { font-size: 200% !important }", 1280) },
  {
    criteria: ["10.12"],
    find: (page) =>
      cutWith(
        page,
        "body * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
        1280,
      ),
  },
  { criteria: ["10.11", "13.9"], find: (page) => cutWith(page, "", 320) },
  {
    criteria: ["10.6"],
    inPage: () =>
      [...document.querySelectorAll("main p > a, main li > a")]
        .filter((link) => (link.parentElement?.textContent ?? "").trim() !== (link.textContent ?? "").trim())
        .filter((link) => !getComputedStyle(link).textDecorationLine.includes("underline"))
        .filter((link) => Number.parseFloat(getComputedStyle(link).borderBottomWidth) === 0)
        .map((link) => link.outerHTML.slice(0, 100)),
  },
  { criteria: ["7.3", "10.7", "12.9"], find: keyboardFaults },
  { criteria: ["12.7"], find: firstLink },
  {
    criteria: ["12.2", "12.5"],
    inPage: () => {
      const searches = document.querySelectorAll(".contents a[href$='recherche.html']");
      const navigation = document.querySelector("nav.contents");
      const isNextToMain = navigation?.previousElementSibling === document.querySelector("main");
      return [
        ...(searches.length === 1 ? [] : ["no way to search"]),
        ...(isNextToMain ? [] : ["contents elsewhere than on other pages"]),
      ];
    },
  },
  {
    criteria: ["13.1", "13.2", "13.7", "13.8"],
    inPage: () => [
      ...[...document.querySelectorAll("meta[http-equiv=refresh], [target=_blank], marquee, blink")].map(
        (element) => element.outerHTML,
      ),
      ...document.getAnimations().map(({ id }) => `animation ${id}`),
    ],
  },
];

/** Marks of drawings and edges of controls that do not stand out at 3 to 1 from the page, light and dark. */
async function faintMarks(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const faint = await page.evaluate(() => {
      const luminance = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const paper = luminance(getComputedStyle(document.body).backgroundColor);
      const stands = (colour: string) => {
        if (!colour.startsWith("rgb")) return colour.startsWith("url");
        const luminanceOfColour = luminance(colour);
        return (Math.max(luminanceOfColour, paper) + 0.05) / (Math.min(luminanceOfColour, paper) + 0.05) >= 3;
      };
      // Lines that help the eye, what lies under a mark, and tints whose value is written on them.
      const repeats =
        ".grid, .stripe, .land, .zero, .cell, .area, .border, .edge, .ring-edge, .ring-hole, .dot-empty";
      const marks = [...document.querySelectorAll(".drawing :is(path, circle)")].filter(
        (mark) => mark.checkVisibility() && !mark.matches(repeats),
      );
      const controls = [...document.querySelectorAll("input, select, .go")];
      return [
        ...marks
          .filter((mark) => {
            const { fill, stroke } = getComputedStyle(mark);
            return !stands(fill) && !stands(stroke);
          })
          .map((mark) => mark.getAttribute("class") ?? ""),
        ...controls
          .filter((control) => !stands(getComputedStyle(control).borderTopColor))
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      ];
    });
    found.push(...new Set(faint.map((mark) => `${colorScheme}: ${mark}`)));
  }
  return found;
}

function withDetails(
  find: (page: Page) => Promise<readonly string[]>,
): (page: Page) => Promise<readonly string[]> {
  return async (page) => {
    await openDetails(page);
    return find(page);
  };
}

/** Identifiers twice, and tags that the parser had to close or move: the page written again has as many of each. */
async function mendedTags(page: Page): Promise<readonly string[]> {
  const source = readFileSync(fileURLToPath(page.url()), "utf8").replace(/<!--.*?-->/gs, "");
  return page.evaluate((written) => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const parsed = new DOMParser().parseFromString(written, "text/html");
    const opened = (tag: string) => written.match(new RegExp(`<${tag}[\\s>]`, "g"))?.length ?? 0;
    const tags = [...new Set([...parsed.querySelectorAll("body *")].map(({ localName }) => localName))];
    return [
      ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `twice: ${id}`),
      ...tags
        .filter((tag) => parsed.querySelectorAll(tag).length !== opened(tag))
        .map((tag) => `${tag}: ${opened(tag)} written, ${parsed.querySelectorAll(tag).length} read`),
    ];
  }, source);
}

/** Words that styles alone show: without any style sheet, all the text of the page is there. */
async function hiddenWithoutStyles(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const generated = [...document.querySelectorAll("main *")].flatMap((element) =>
      ["::before", "::after"].flatMap((pseudo) => {
        const { content } = getComputedStyle(element, pseudo);
        return /^"[^"]*\p{L}{3}/u.test(content) &&
          !element.hasAttribute("data-head") &&
          !element.hasAttribute("data-source")
          ? [`${pseudo} says ${content}`]
          : [];
      }),
    );
    for (const sheet of document.styleSheets) sheet.disabled = true;
    const main = document.querySelector("main");
    return [
      ...generated,
      // biome-ignore lint/performance/useDomNodeTextContent: what is rendered, not what is written
      ...(main instanceof HTMLElement && main.innerText.trim().length > 40 ? [] : ["nothing left"]),
    ];
  });
}

/** Texts cut by their box, and a page wider than its window, with some styles more. */
async function cutWith(page: Page, style: string, width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 });
  if (style !== "") await addStyle(page, style);
  await openDetails(page);
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll("main *, footer *, nav *")].filter((element) => {
      if (!(element instanceof HTMLElement) || element.closest("svg, .unseen, [hidden], .skip") !== null)
        return false;
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
      const isCut =
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      return (
        hides && isCut && clipPath === "none" && element.clientWidth > 1 && element.textContent?.trim() !== ""
      );
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...cut.map((element) => `cut: ${element.outerHTML.slice(0, 100)}`),
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} pixels wide`] : []),
    ];
  });
}

/** Tab goes through everything that can be used, in turn, with an outline, and out again. */
async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  const focusable = await page.evaluate(
    () =>
      [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")].filter(
        (element) => element.checkVisibility() && !element.matches(":disabled"),
      ).length,
  );
  let reached = 0;
  for (let presses = 0; presses < Math.min(focusable, 60) + 2; presses++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const isOutlined =
        (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      return { isOutlined, wording: element.outerHTML.slice(0, 80) };
    });
    if (found === null) break;
    reached++;
    if (!found.isOutlined) faults.push(`no outline: ${found.wording}`);
  }
  return reached < Math.min(focusable, 60) ? [...faults, `${reached} of ${focusable} reached`] : faults;
}

async function firstLink(page: Page): Promise<readonly string[]> {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const isInMain = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  return isInMain ? [] : ["the first link does not lead to the content"];
}
