/** What spoils a page for each check, by its first criterion: runs in the page, of which it may use nothing else. */
export const faults: Readonly<Record<string, () => void>> = {
  "1.1": () => {
    for (const svg of document.querySelectorAll("svg")) svg.removeAttribute("aria-labelledby");
    for (const svg of document.querySelectorAll("svg")) svg.removeAttribute("aria-describedby");
  },
  "1.6": () => document.querySelector("figure table")?.remove(),
  "2.1": () => document.body.append(document.createElement("iframe")),
  "3.2": () => {
    for (const paragraph of document.querySelectorAll<HTMLElement>("main p"))
      paragraph.style.cssText = "color: #ccc; background: #fff";
  },
  "3.3": () => {
    for (const bar of document.querySelectorAll<SVGElement>(".drawing .bar")) bar.style.fill = "#eee";
  },
  "5.1": () => document.querySelector("table tbody th")?.setAttribute("rowspan", "2"),
  "8.1": () => document.documentElement.removeAttribute("lang"),
  "8.2": () => document.querySelector("main p")?.setAttribute("id", "contenu"),
  "8.4": () => document.querySelector(".languages a")?.removeAttribute("lang"),
  "9.1": () => document.querySelector("main")?.append(document.createElement("h5")),
  "9.2": () => document.querySelector("footer")?.remove(),
  "9.3": () => document.querySelector("ul")?.append(document.createElement("p")),
  "10.1": () => document.querySelector("main")?.append(document.createElement("center")),
  "10.2": () => document.querySelector("main")?.replaceChildren(),
  "10.4": () => {
    for (const heading of document.querySelectorAll<HTMLElement>("main h1"))
      heading.style.cssText = "height: 1px; overflow: hidden";
  },
  "10.12": () => {
    for (const heading of document.querySelectorAll<HTMLElement>("main h1"))
      heading.style.cssText = "height: 1px; overflow: hidden";
  },
  "10.11": () => {
    for (const heading of document.querySelectorAll<HTMLElement>("main h1"))
      heading.style.cssText = "width: 2000px";
  },
  "10.6": () => {
    const [paragraph, link] = [document.createElement("p"), document.createElement("a")];
    link.textContent = "lien";
    link.style.textDecoration = "none";
    paragraph.append("Voir ce ", link);
    document.querySelector("main")?.append(paragraph);
  },
  "7.3": () => {
    for (const link of document.querySelectorAll("a")) link.style.outline = "none";
  },
  "12.7": () => document.querySelector("a.skip")?.setAttribute("href", "#sommaire"),
  "12.2": () => document.querySelector("nav.contents")?.remove(),
  "13.1": () => document.querySelector("main a")?.setAttribute("target", "_blank"),
};
