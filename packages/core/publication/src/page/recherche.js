// Filters the list of the page as one types: all the words, at the start of words, whatever accents and plurals; where
// nothing has them all, words that differ by one letter. Sentences of the pages and places are in a script of their own,
// loaded with the first search. What is sought stands in the address, so that it can be sent.
// @ts-check

(() => {
  const tag = document.currentScript;
  const words = tag instanceof HTMLElement ? tag.dataset : {};
  const place = document.querySelector("#chercher");
  if (place === null) return;
  const textsMax = 30;
  const excerptMax = 220;

  /** A word without accents, capitals and the mark of the plural. @param {string} word */
  function plain(word) {
    const bare = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.length > 3 ? bare.replace(/[sx]$/, "") : bare;
  }

  /** @param {string} text */
  const wordsIn = (text) =>
    text
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word !== "")
      .map(plain);

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
    /** Of a commune: what its page is about, beside the name or the code that must be sought. */
    about:
      section instanceof HTMLElement && section.dataset.about !== undefined
        ? wordsIn(section.dataset.about)
        : null,
    items: [...section.querySelectorAll("li")].map((item) => ({
      item,
      title: wordsIn(item.querySelector("a")?.textContent ?? ""),
      all: wordsIn(item.textContent ?? ""),
    })),
  }));

  /** @typedef {{ to: string, title: string, where: string, text: string, own: string[], all: string[] }} Text */
  /** @type {{ list: Element, section: HTMLElement, texts: Text[] }[]} */
  const added = [];

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

  /** A part of the page for what the other script holds. @param {string} id @param {string} name @param {Text[]} texts */
  function addSection(id, name, texts) {
    if (texts.length === 0) return;
    const section = document.createElement("section");
    section.className = "found";
    section.hidden = true;
    section.setAttribute("aria-labelledby", id);
    const heading = document.createElement("h2");
    heading.id = id;
    heading.textContent = name;
    const list = document.createElement("ul");
    section.append(heading, list);
    sections[0]?.section.parentElement?.append(section);
    added.push({ list, section, texts });
  }

  /** @param {{ to: string, title: string, where: string, text: string }} found */
  const indexed = (found) => {
    const own = wordsIn(`${found.title} ${found.text}`);
    return { ...found, own, all: [...own, ...wordsIn(found.where)] };
  };

  let isLoading = false;
  function load() {
    if (isLoading || words.texts === undefined) return;
    isLoading = true;
    const script = document.createElement("script");
    script.src = words.texts;
    script.addEventListener("load", () => {
      /** @type {{ texts: [string, string, [string, string][]][], places: [string, string, string][] }} */
      const { texts, places } = Reflect.get(globalThis, "vigieTexts");
      addSection(
        "lieux",
        words.inPlaces ?? "",
        places.map(([to, title, text]) => indexed({ to, title, where: "", text })),
      );
      addSection(
        "dans-le-texte",
        words.inTexts ?? "",
        texts.flatMap(([path, where, passages]) =>
          passages.map(([anchor, text]) =>
            indexed({ to: anchor === "" ? path : `${path}#${anchor}`, title: "", where, text }),
          ),
        ),
      );
      if (input.value !== "") search();
    });
    document.head.append(script);
  }

  /**
   * The words around the first that is sought, each of those marked.
   * @param {string} text @param {(word: string) => boolean} isSought
   */
  function excerpt(text, isSought) {
    const parts = text.split(/([\p{L}\p{N}\p{M}]+)/u);
    const first = parts.findIndex((part, at) => at % 2 === 1 && isSought(plain(part)));
    const before = parts.slice(0, Math.max(first, 0)).join("").length;
    const from = text.length <= excerptMax ? 0 : Math.max(0, before - excerptMax / 3);
    const shown = document.createElement("span");
    let at = 0;
    for (const [order, part] of parts.entries()) {
      const start = at;
      at += part.length;
      if (start < from || at > from + excerptMax) continue;
      if (order % 2 === 1 && isSought(plain(part))) {
        const mark = document.createElement("mark");
        mark.textContent = part;
        shown.append(mark);
      } else shown.append(part);
    }
    if (from > 0) shown.prepend("… ");
    if (from + excerptMax < text.length) shown.append(" …");
    return shown;
  }

  /** @param {Text} found @param {(word: string) => boolean} isSought */
  function itemOf({ to, title, where, text }, isSought) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = to;
    link.append(title === "" ? where : title);
    const context = document.createElement("span");
    context.className = "where";
    context.append(excerpt(text, isSought));
    item.append(link, " ", context);
    return item;
  }

  /**
   * Shows what has every word sought; how many do.
   * @param {readonly string[]} sought
   * @param {(word: string, own: string) => boolean} matches
   */
  function show(sought, matches) {
    let count = 0;
    for (const { section, list, about, items } of sections) {
      const scored = items.map(({ item, title, all }) => {
        const own = sought.filter((word) => title.some((other) => matches(word, other)));
        const named = about === null ? all : [...all, ...about];
        return {
          item,
          isFound:
            sought.every((word) => named.some((other) => matches(word, other))) &&
            (about === null ||
              sought.length === 0 ||
              sought.some((word) => all.some((other) => matches(word, other)))),
          // A title with more words than are sought comes after the one that has these alone.
          score: own.length + own.length / (title.length + 1),
        };
      });
      const found = scored.filter(({ isFound }) => isFound).length;
      for (const { item, isFound } of scored) item.hidden = !isFound;
      // The best first, then as the pages stand; back in that order when nothing is sought.
      list?.append(...scored.toSorted((a, b) => b.score - a.score).map(({ item }) => item));
      if (section instanceof HTMLElement) section.hidden = found === 0;
      count += found;
    }
    const isSought = (/** @type {string} */ word) => sought.some((one) => matches(one, word));
    for (const { list, section, texts } of added) {
      const found = texts
        .filter(
          ({ all }) => sought.length > 0 && sought.every((word) => all.some((other) => matches(word, other))),
        )
        .map((text) => ({
          text,
          score: sought.filter((word) => text.own.some((other) => matches(word, other))).length,
        }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score);
      list.replaceChildren(...found.slice(0, textsMax).map(({ text }) => itemOf(text, isSought)));
      section.hidden = found.length === 0;
      count += found.length;
    }
    return count;
  }

  const places = sections.find(({ about }) => about !== null)?.section;
  const placesStand = places?.previousElementSibling ?? null;
  /** One who names a commune wants its page before all that mentions it. @param {boolean} isFirst */
  function putPlacesFirst(isFirst) {
    if (places === undefined || placesStand === null) return;
    if (isFirst) place?.after(places);
    else placesStand.after(places);
  }

  function search() {
    const sought = wordsIn(input.value);
    history.replaceState(null, "", sought.length === 0 ? "#" : `#q=${encodeURIComponent(input.value)}`);
    const count = show(sought, (word, other) => other.startsWith(word));
    putPlacesFirst(sought.length > 0);
    if (sought.length === 0) status.textContent = "";
    else if (count > 0) status.textContent = counted(count);
    else {
      const near = show(sought, (word, other) => other.startsWith(word) || areNear(word, other));
      status.textContent =
        near === 0 ? (words.none ?? "") : (words.near ?? "").replace("{count}", counted(near));
    }
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", () => {
    load();
    search();
  });
  const [, query] = /^#q=(.+)$/.exec(location.hash) ?? [];
  if (query !== undefined) {
    input.value = decodeURIComponent(query);
    load();
    search();
  }
})();
