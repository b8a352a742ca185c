import type { Language } from "@vigie/words";
import { useEffect, useRef } from "preact/hooks";

/** The content of a page that stays at the partner's, under a heading of this one: without its title, contents and styles. */
export function PrivatePagePart({ page, language }: { readonly page: string; readonly language: Language }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const main = new DOMParser().parseFromString(mainIn(page), "text/html").querySelector("main");
    if (main === null || box.current === null) return;
    for (const part of main.querySelectorAll("h1, .inside")) part.remove();
    for (const level of [3, 2])
      for (const heading of main.querySelectorAll(`h${level}`)) lower(heading, level + 1);
    // They lead to files of its folder, which this page does not have.
    for (const link of main.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    box.current.replaceChildren(...[...main.childNodes].map((node) => document.importNode(node, true)));
  }, [page]);
  return <div class="private-page" lang={language} ref={box} />;
}

/** The policy of this page refuses the style of the other one, even where it is only parsed. */
function mainIn(page: string): string {
  return page.slice(page.indexOf("<main"), page.lastIndexOf("</main>"));
}

function lower(heading: Element, level: number): void {
  const lowered = heading.ownerDocument.createElement(`h${level}`);
  lowered.append(...heading.childNodes);
  lowered.id = heading.id;
  heading.replaceWith(lowered);
}
