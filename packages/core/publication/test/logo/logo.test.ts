import { VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { logoOf, logoSizeMax } from "../../src/logo.ts";
import { smallPng, smallSvg } from "./logos.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (content: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"${attributes}>${content}</svg>`;

function codesOf(name: string, content: Uint8Array): readonly string[] {
  try {
    logoOf(name, content);
    return [];
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    return error.errors.map(({ code }) => code);
  }
}

describe("a logo that is shown", () => {
  test("has the shape that its file says", () => {
    expect(logoOf("logo.svg", bytes(smallSvg))).toMatchObject({ kind: "svg", width: 30, height: 10 });
    expect(logoOf("logo.png", smallPng)).toMatchObject({ kind: "png", width: 2, height: 1 });
  });

  test.each([
    [
      "a declaration, a comment, gradients that it refers to",
      `<?xml version="1.0"?>\n<!-- dessin -->${svg('<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path d="M0 0h3" fill="url(#a)"/><use href="#a"/>')}`,
    ],
    [
      "a style of its own",
      svg("<style>.a { fill: #194291; } .b { mask: url('#m'); }</style><path class='a' d='M0 0h3'/>"),
    ],
    [
      "a size in pixels",
      '<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="10px"><title>Observatoire</title></svg>',
    ],
  ])("%s", (_, content) => {
    expect(codesOf("logo.svg", bytes(content))).toEqual([]);
  });
});

describe("a logo that is refused", () => {
  const unsafe: readonly (readonly [string, string])[] = [
    ["a script", svg("<script>alert(1)</script>")],
    ["a handler", svg('<path d="M0 0" onload="alert(1)"/>')],
    ["a handler on the whole", svg("", ' onload="alert(1)"')],
    ["a page inside", svg("<foreignObject><p>ici</p></foreignObject>")],
    ["an image from elsewhere", svg('<image href="https://exemple.fr/a.png"/>')],
    ["a link", svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
    ["a part of another file", svg('<use href="https://exemple.fr/a.svg#b"/>')],
    ["the same in its older form", svg('<use xlink:href="data:image/svg+xml;base64,PHN2Zz4="/>')],
    ["a paint from elsewhere", svg('<path d="M0 0" fill="url(https://exemple.fr/a.svg#b)"/>')],
    ["a style from elsewhere", svg("<style>@import 'https://exemple.fr/a.css';</style>")],
    ["an address hidden in a style", svg('<path style="fill: u\\72l(https://exemple.fr)"/>')],
    ["an address hidden by entities", svg('<path style="fill: &#117;rl(https://exemple.fr)"/>')],
    ["an animation", svg('<set attributeName="href" to="javascript:alert(1)"/>')],
    ["an entity", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`],
    ["a style sheet of the file", `<?xml-stylesheet href="https://exemple.fr/a.css"?>${svg("")}`],
    ["text that no element holds", `${svg("")}<svg><script>`],
    ["an element that does not end", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><g>'],
    ["elements that cross", svg("<g><defs></g></defs>")],
    ["an element of a drawing program", svg('<sodipodi:namedview id="a"/>')],
  ];
  test.each(unsafe)("%s", (_, content) => {
    expect(codesOf("logo.svg", bytes(content))).toEqual(["diagnostic/logo-unsafe"]);
  });

  const wrong: readonly (readonly [string, string, Uint8Array, string])[] = [
    ["an empty file", "logo.svg", bytes(""), "diagnostic/logo-not-an-image"],
    ["a text", "logo.svg", bytes("Observatoire"), "diagnostic/logo-not-an-image"],
    [
      "a drawing without a size",
      "logo.svg",
      bytes('<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
      "diagnostic/logo-not-an-image",
    ],
    [
      "bytes that are no text",
      "logo.svg",
      new Uint8Array([0x3c, 0x73, 0xff, 0xfe]),
      "diagnostic/logo-not-an-image",
    ],
    ["an SVG under the name of a PNG", "logo.png", bytes(smallSvg), "diagnostic/logo-not-an-image"],
    ["a PNG cut short", "logo.png", smallPng.subarray(0, 40), "diagnostic/logo-not-an-image"],
    [
      "one as thin as a line",
      "logo.svg",
      bytes(svg("").replace("30 10", "300 10")),
      "diagnostic/logo-misshapen",
    ],
    ["one too large", "logo.png", new Uint8Array(logoSizeMax + 1), "diagnostic/logo-too-large"],
  ];
  test.each(wrong)("%s", (_, name, content, code) => {
    expect(codesOf(name, content)).toEqual([code]);
  });

  test("in bounded time, whatever it holds", { timeout: 20_000 }, () => {
    for (const hostile of [
      `<svg ${" ".repeat(150_000)}`,
      `<svg viewBox="0 0 3 1">${"<g ".repeat(60_000)}`,
      "<svg viewBox='0 0 3 1'>".padEnd(190_000, "<!--"),
    ])
      expect(codesOf("logo.svg", bytes(hostile))).toHaveLength(1);
  });
});
