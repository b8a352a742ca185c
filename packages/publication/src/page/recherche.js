// Filters the list of the page as one types: all the words, at the start of words, whatever accents and plurals; where
// nothing has them all, words that differ by one letter. What is sought stands in the address, so that it can be sent.
// @ts-check

(() => {
  const tag = document.currentScript;
  const words = tag instanceof HTMLElement ? tag.dataset : {};
  const place = document.querySelector("#chercher");
  if (place === null) return;

  /** Words of a text, without accents, capitals and the mark of the plural. @param {string} text */
  const wordsIn = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
      .map((word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word));

  /** Whether two words differ by one letter, changed, missing or added. @param {string} a @param {string} b */
  const areNear = (a, b) => {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    if (short.length < 4 || long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at += 1;
    return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
  };

  const sections = [...document.querySelectorAll(".found")].map((section) => ({
    section,
    list: section.querySelector("ul"),
    items: [...section.querySelectorAll("li")].map((item) => ({
      item,
      title: wordsIn(item.querySelector("a")?.textContent ?? ""),
      all: wordsIn(item.textContent ?? ""),
    })),
  }));

  const form = document.createElement("form");
  form.setAttribute("role", "search");
  const label = document.createElement("label");
  label.htmlFor = "mots";
  label.textContent = words.label ?? "";
  const input = document.createElement("input");
  input.type = "search";
  input.id = "mots";
  input.autocomplete = "off";
  input.setAttribute("aria-describedby", "mots-aide");
  const hint = document.createElement("p");
  hint.id = "mots-aide";
  hint.className = "origin";
  hint.textContent = words.hint ?? "";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  form.append(label, input, hint, status);
  place.append(form);
  form.addEventListener("submit", (event) => event.preventDefault());

  const plural = new Intl.PluralRules(document.documentElement.lang);
  /** @param {number} count */
  const counted = (count) =>
    ((plural.select(count) === "one" ? words.one : words.many) ?? "").replace("{count}", String(count));

  /**
   * Shows what has every word sought; how many do.
   * @param {readonly string[]} sought
   * @param {(word: string, own: string) => boolean} matches
   */
  function show(sought, matches) {
    let count = 0;
    for (const { section, list, items } of sections) {
      const scored = items.map(({ item, title, all }) => ({
        item,
        isFound: sought.every((word) => all.some((indexed) => matches(word, indexed))),
        score: sought.filter((word) => title.some((indexed) => matches(word, indexed))).length,
      }));
      const found = scored.filter(({ isFound }) => isFound).length;
      for (const { item, isFound } of scored) item.hidden = !isFound;
      // The best first, then as the pages stand; back in that order when nothing is sought.
      list?.append(...scored.toSorted((a, b) => b.score - a.score).map(({ item }) => item));
      if (section instanceof HTMLElement) section.hidden = found === 0;
      count += found;
    }
    return count;
  }

  function search() {
    const sought = wordsIn(input.value);
    history.replaceState(null, "", sought.length === 0 ? "#" : `#q=${encodeURIComponent(input.value)}`);
    const count = show(sought, (word, indexed) => indexed.startsWith(word));
    if (sought.length === 0) status.textContent = "";
    else if (count > 0) status.textContent = counted(count);
    else {
      const near = show(sought, (word, indexed) => indexed.startsWith(word) || areNear(word, indexed));
      status.textContent =
        near === 0 ? (words.none ?? "") : (words.near ?? "").replace("{count}", counted(near));
    }
  }

  input.addEventListener("input", search);
  const [, query] = /^#q=(.+)$/.exec(location.hash) ?? [];
  if (query !== undefined) {
    input.value = decodeURIComponent(query);
    search();
  }
})();
