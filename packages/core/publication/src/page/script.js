// What a script adds to pages that are whole without it: columns that sort, and words on what is pointed at. Its
// sentences come from its own tag, in the language of the page.
// @ts-check

(() => {
  const tag = document.currentScript;
  const words = tag instanceof HTMLElement ? tag.dataset : {};
  const { lang } = document.documentElement;
  const collator = new Intl.Collator(lang, { numeric: true });

  const decimal = new Intl.NumberFormat(lang)
    .formatToParts(0.5)
    .find(({ type }) => type === "decimal")?.value;
  const digits = [...new Intl.NumberFormat(lang, { useGrouping: false }).format(9876543210)].toReversed();

  /**
   * Of a text that is a number and no more, as the language writes it; null of any other.
   * @param {string} text
   */
  function numberIn(text) {
    if (!/^[+−-]?[\p{Nd}\p{Zs}.,’٫٬]+[%٪]?$/u.test(text)) return null;
    let plain = "";
    for (const sign of text) {
      const digit = digits.indexOf(sign);
      if (digit >= 0) plain += digit;
      else if (sign === decimal) plain += ".";
      else if (sign === "−" || sign === "-") plain += "-";
    }
    return plain === "" || Number.isNaN(Number(plain)) ? null : Number(plain);
  }

  /**
   * What a cell is worth; null where it is masked, absent or made of words.
   * @param {HTMLTableCellElement | undefined} cell
   */
  const cellValue = (cell) =>
    cell?.dataset.value === undefined ? numberIn(textOf(cell)) : Number(cell.dataset.value);

  /** @param {string} head @param {string} cell */
  const inWords = (head, cell) => (words.cell ?? "").replace("{head}", head).replace("{cell}", cell);

  /** @param {Element | undefined} cell */
  const textOf = (cell) => (cell?.textContent ?? "").trim();

  /** @param {HTMLTableElement} table */
  const headsOf = (table) => [...(table.tHead?.rows[0]?.cells ?? [])];

  /** @param {HTMLTableElement} table */
  function makeSortable(table) {
    const [body] = table.tBodies;
    if (!body || body.rows.length < 2 || body.querySelector("[rowspan], [colspan]")) return;
    const rows = [...body.rows];
    const heads = headsOf(table);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const order = { none: "ascending", ascending: "descending", descending: "none" };
        const now = head.getAttribute("aria-sort");
        const next = order[now === "ascending" || now === "descending" ? now : "none"];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (next !== "none") head.setAttribute("aria-sort", next);
        body.append(...sorted(rows, column, next));
      });
    });
    if (table.previousElementSibling) return;
    const hint = document.createElement("span");
    hint.className = "sort-hint";
    hint.textContent = words.sortable ?? "";
    table.caption?.append(" ", hint);
  }

  /**
   * On a phone each row stands by itself, each cell after its head: roles keep it a table for whom hears it.
   * @param {HTMLTableElement} table
   */
  function stack(table) {
    const heads = headsOf(table).map(textOf);
    table.role = "table";
    for (const section of [table.tHead, ...table.tBodies]) {
      if (!section) continue;
      section.role = "rowgroup";
      for (const row of section.rows) {
        row.role = "row";
        [...row.cells].forEach((cell, at) => {
          const isHead = cell.tagName === "TH";
          cell.role = isHead ? (section === table.tHead ? "columnheader" : "rowheader") : "cell";
          if (!isHead) cell.dataset.head = inWords(heads[at] ?? "", "");
        });
      }
    }
  }

  /**
   * What has no value comes last, whatever the order; wholes too.
   * @param {HTMLTableRowElement[]} rows
   * @param {number} column
   * @param {string} order
   */
  function sorted(rows, column, order) {
    if (order === "none") return rows;
    const direction = order === "ascending" ? 1 : -1;
    const wholes = rows.filter((row) => textOf(row.cells[0]) === words.whole);
    const keyed = rows
      .filter((row) => !wholes.includes(row))
      .map((row) => {
        const cell = row.cells[column];
        return { row, text: textOf(cell), value: cellValue(cell) };
      });
    const isNumeric = keyed.some(({ value }) => value !== null);
    const sortedRows = keyed
      .toSorted((a, b) => {
        if (!isNumeric) return direction * collator.compare(a.text, b.text);
        if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
        return direction * (a.value - b.value);
      })
      .map(({ row }) => row);
    return [...sortedRows, ...wholes];
  }

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip";
  tip.role = "tooltip";
  tip.hidden = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;

  /** @param {string} text @param {{ left: number, right: number, top: number, bottom: number }} box */
  function showTip(text, box) {
    clearTimeout(leaving);
    tip.textContent = text;
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    const middle = (box.left + box.right - width) / 2;
    const left = Math.max(8, Math.min(middle, document.documentElement.clientWidth - width - 8));
    const above = box.top - height - 4;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${(above > 48 ? above : box.bottom + 4) + window.scrollY}px`;
  }

  function hideTip() {
    clearTimeout(leaving);
    tip.hidden = true;
  }

  /** Late enough to let the pointer reach the words themselves. */
  function leaveTip() {
    clearTimeout(leaving);
    leaving = setTimeout(hideTip, 200);
  }

  /** @param {HTMLAnchorElement} link */
  function tellOrigin(link) {
    const { title } = link;
    if (title === "") return;
    link.removeAttribute("title");
    const show = () => {
      link.setAttribute("aria-describedby", tip.id);
      showTip(title, link.getBoundingClientRect());
    };
    const hide = () => {
      link.removeAttribute("aria-describedby");
      leaveTip();
    };
    link.addEventListener("pointerenter", show);
    link.addEventListener("focus", show);
    link.addEventListener("pointerleave", hide);
    link.addEventListener("blur", hide);
  }

  /**
   * What the table says of the row that the pointer is on, and of its panel where the drawing has several.
   * @param {HTMLElement} figure
   */
  function tellRows(figure) {
    const tables = [...figure.querySelectorAll("table")];
    const heads = tables[0] ? headsOf(tables[0]).map(textOf) : [];
    if (heads.length < 2 || heads.length > 8) return;
    const descriptions = tables.flatMap((table) => {
      const panel = textOf(table.caption?.querySelector("b") ?? undefined);
      return [...table.tBodies].flatMap(({ rows }) =>
        [...rows].map((row) => {
          const [heading = "", ...cells] = [...row.cells].map(textOf);
          const lines = cells.map((cell, at) => inWords(heads[at + 1] ?? "", cell));
          return {
            panel,
            heading,
            text: [panel, heading, ...lines].filter((line) => line !== "").join("\n"),
          };
        }),
      );
    });
    for (const drawing of figure.querySelectorAll("svg")) {
      drawing.addEventListener("pointermove", ({ pointerType, clientX, clientY }) => {
        if (pointerType !== "mouse") return;
        const texts = [...drawing.querySelectorAll("text")].flatMap((label) =>
          [textOf(label), textOf(label.querySelector("tspan") ?? undefined)]
            .filter((text) => text.length > 1)
            .map((text) => ({ text, box: label.getBoundingClientRect() })),
        );
        const away = (/** @type {DOMRect} */ box) => Math.abs(clientY - (box.top + box.bottom) / 2);
        const [row] = texts
          .filter(({ text, box }) => away(box) < 30 && descriptions.some(({ heading }) => heading === text))
          .toSorted((a, b) => away(a.box) - away(b.box));
        // The names of panels are cut into lines: their first one is enough.
        const panels = texts
          .filter(
            ({ text, box }) =>
              box.left <= clientX + 16 && descriptions.some(({ panel }) => panel.startsWith(text)),
          )
          .toSorted((a, b) => b.box.left - a.box.left);
        const found = descriptions.filter(
          ({ heading, panel }) =>
            heading === row?.text && (panel === "" || panel.startsWith(panels[0]?.text ?? panel)),
        );
        const [only] = found;
        if (!row || !only || found.length > 1) return leaveTip();
        showTip(only.text, { left: clientX, right: clientX, top: row.box.top, bottom: row.box.bottom });
      });
      drawing.addEventListener("pointerleave", leaveTip);
    }
  }

  for (const figure of document.querySelectorAll(".figure"))
    if (figure instanceof HTMLElement) tellRows(figure);
  for (const table of document.querySelectorAll("table")) {
    if (table.matches(".stackable")) stack(table);
    if (!table.matches(".words, .local table")) makeSortable(table);
  }
  for (const link of document.querySelectorAll("a.n"))
    if (link instanceof HTMLAnchorElement) tellOrigin(link);
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leaveTip);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hideTip();
  });
  document.querySelector("main")?.append(tip);
})();
