import { describe, expect, test } from "vitest";
import { attributes, css, html } from "../src/index.ts";
import { isSafeAddress } from "../src/markup.ts";

test("texts are escaped, in content and in attributes; markup is kept", () => {
  const label = `<b>"a" & b</b>`;
  expect(html`<p title="${label}">${label}${html`<i>${1}</i>`}${[null, "x"]}</p>`.text).toBe(
    '<p title="&#60;b&#62;&#34;a&#34; &#38; b&#60;/b&#62;">&#60;b&#62;&#34;a&#34; &#38; b&#60;/b&#62;<i>1</i>x</p>',
  );
});

test("attributes are made apart, a level ends the name of a heading, and a style sheet quotes texts", () => {
  const current = attributes` aria-current="${"page"}" hidden`;
  const title = css`p::before { content: ${'"</style>'}; order: ${2} }`;
  expect(html`<h${2}${current}>a</h${2}><a${null} data-${"some-name"}="${1}">b</a>`.text).toBe(
    '<h2 aria-current="page" hidden>a</h2><a data-some-name="1">b</a>',
  );
  expect(html`<style>${title}</style>`.text).toBe(
    '<style>p::before { content: "\\22 \\3c \\2f style\\3e "; order: 2 }</style>',
  );
});

const text = "x";
const page = html`<p>x</p>`;
const hidden = attributes` hidden`;
/** Each of them could leave its place, whatever the value or with that one. */
const refused: Readonly<Record<string, () => unknown>> = {
  "a value in a script": () => html`<script>${text}</script>`,
  "a text in a style sheet": () => html`<style>${text}</style>`,
  "a value in a comment": () => html`<!-- ${text} -->`,
  "a value in a declaration": () => html`<!doctype ${text}>`,
  "an attribute without quotes": () => html`<p class=${text}>`,
  "an attribute with single quotes": () => html`<p class='${text}'>`,
  "the name of an element": () => html`<${text}>`,
  "the end of an element's name, where it is no level": () => html`<h${text}>a</h1>`,
  "the name of an attribute": () => html`<p ${text}="a">`,
  "a name of data with more than letters": () => html`<p data-${"a b"}="a">`,
  "a program in an attribute": () => html`<p onclick="${text}">`,
  "a style in an attribute": () => html`<p style="${text}">`,
  "a page in an attribute": () => html`<iframe srcdoc="${text}"></iframe>`,
  "markup in an attribute": () => html`<p title="${page}">`,
  "markup where attributes go": () => html`<p${page}>`,
  "markup in a title": () => html`<title>${page}</title>`,
  "attributes between tags": () => html`<p>${hidden}</p>`,
  "a style sheet between tags": () => html`<p>${css`a {}`}</p>`,
  "a word that touches attributes": () => html`<p${hidden}class="a">`,
  "attributes without their space": () => attributes`hidden`,
  "a template that ends in a tag": () => html`<p `,
  "a template that ends in an attribute": () => html`<p title="`,
  "a template that ends in a script": () => html`<script>`,
  "attributes that end the tag": () => attributes` hidden>`,
  "attributes that open another tag": () => attributes` hidden><p class="a"`,
  "a lone <": () => html`<p>1 < 2</p>`,
  "a style sheet that ends its element": () => css`p {} </style>`,
  "a link to a program": () => html`<a href="${"javascript:alert(1)"}">a</a>`,
  "a link to a program in two parts": () => html`<a href="${"java"}script${":alert(1)"}">a</a>`,
  "a link to a program in a list": () => html`<a href="${["java", "script:alert(1)"]}">a</a>`,
  "an image that holds a page": () => html`<img src="${"data:text/html,a"}">`,
};

describe("a template refuses", () => {
  test.each(Object.entries(refused))("%s", (_, make) => {
    expect(make).toThrow(RangeError);
  });
});

test.each([
  ["", true],
  ["page.html#a:b", true],
  ["../a/b?c=d:e", true],
  ["#a", true],
  ["https://example.org/", true],
  ["HTTP://example.org/", true],
  ["mailto:a@example.org", true],
  ["tel:+33123456789", true],
  ["javascript:alert(1)", false],
  [" JavaScript:alert(1)", false],
  ["java\nscript:alert(1)", false],
  ["\u0001javascript:alert(1)", false],
  ["data:text/html,a", false],
  ["vbscript:a", false],
  ["file:///etc/passwd", false],
])("a link may lead to %j: %s", (address, isSafe) => {
  expect(isSafeAddress(address)).toBe(isSafe);
});
