import { expect, test } from "vitest";
import { html } from "../src/markup.ts";

test("texts are escaped, in content and in attributes; markup is kept", () => {
  const label = `<b>"a" & b</b>`;
  expect(html`<p title="${label}">${label}${html`<i>${1}</i>`}${[null, "x"]}</p>`.text).toBe(
    '<p title="&#60;b&#62;&#34;a&#34; &#38; b&#60;/b&#62;">&#60;b&#62;&#34;a&#34; &#38; b&#60;/b&#62;<i>1</i>x</p>',
  );
});
