import { expect, test } from "vitest";
import { passagesOf } from "../../src/page/search/search-texts.ts";

test("a passage is a paragraph or a line of a list, as it is read, after the identifier that precedes it", () => {
  const page = `<nav><p>Sommaire</p></nav><main id="contenu"><h1>Les freins</h1>
<h2 id="langue">La <span class="whole">langue</span></h2>
<p>Le 1<sup>er</sup> frein &#38; les autres : <a href="x.html">37 %</a>.<br>Suite.</p>
<ul><li>Un</li><li><p>Deux fois</p></li></ul></main><footer><p>Pied</p></footer>`;
  expect(passagesOf(page)).toEqual([
    { anchor: "contenu", text: "Les freins" },
    { anchor: "langue", text: "La langue" },
    { anchor: "langue", text: "Le 1er frein & les autres : 37 %. Suite." },
    { anchor: "langue", text: "Un" },
    { anchor: "langue", text: "Deux fois" },
  ]);
});

test("drawings, tables and what only links are left out, whatever they hold", () => {
  const page = `<main><figure id="a"><figcaption><p>Un titre</p></figcaption><div class="drawings"><svg><g><text>Mot</text></g></svg><p hidden>Texte</p></div>
<div class="behind"><details><summary>Le tableau</summary><div class="scroll"><table><tr><td>Case</td></tr></table></div></details><p>Lien</p></div></figure>
<p hidden>Caché</p><p>Une suite</p></main>`;
  expect(passagesOf(page)).toEqual([
    { anchor: "a", text: "Un titre" },
    { anchor: "a", text: "Une suite" },
  ]);
});
