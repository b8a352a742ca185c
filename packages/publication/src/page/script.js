// What a script adds to pages that are whole without it: columns that sort, and words on what is pointed at. Its
// sentences come from its own tag, in the language of the page.
// @ts-check

(() => {
  const tag = document.currentScript;
  const words = tag instanceof HTMLElement ? tag.dataset : {};
  const { lang } = document.documentElement;
  const collator = new Intl.Collator(lang, { numeric: true });

  /**
   * What a cell is worth; null where it is masked, absent or made of words.
   * @param {HTMLTableCellElement | undefined} cell
   */
  const cellValue = (cell) => (cell?.dataset.value === undefined ? null : Number(cell.dataset.value));

  /** @param {string} head @param {string} cell */
  const inWords = (head, cell) => (words.cell ?? "").replace("{head}", head).replace("{cell}", cell);

  /** @param {Element | undefined} cell */
  const textOf = (cell) => (cell?.textContent ?? "").trim();

  /**
   * The heads over each column of a table, from the highest down.
   * @param {HTMLTableElement} table
   * @returns {HTMLTableCellElement[][]}
   */
  function headsOver(table) {
    /** @type {HTMLTableCellElement[][]} */
    const grid = [];
    [...(table.tHead?.rows ?? [])].forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y]?.[x]) x += 1;
        for (let down = 0; down < cell.rowSpan; down += 1)
          for (let across = 0; across < cell.colSpan; across += 1) {
            grid[y + down] ??= [];
            const line = grid[y + down];
            if (line) line[x + across] = cell;
          }
        x += cell.colSpan;
      }
    });
    return (grid.at(-1) ?? []).map((_, at) => [...new Set(grid.flatMap((line) => line[at] ?? []))]);
  }

  /** @param {HTMLTableSectionElement} body */
  const rowsOf = (body) => [...body.rows].filter(({ cells }) => cells[0]?.colSpan === 1);

  /** @param {HTMLTableElement} table */
  function makeSortable(table) {
    const bodies = [...table.tBodies].map((body) => ({ body, rows: rowsOf(body) }));
    const hasSpans = table.querySelector("tbody [rowspan]") !== null;
    if (hasSpans || !bodies.some(({ rows }) => rows.length > 1)) return;
    const heads = headsOver(table).flatMap((over) => over.at(-1) ?? []);
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
        for (const { body, rows } of bodies) body.append(...sorted(rows, column, next));
      });
    });
    const hint = document.createElement("span");
    hint.className = "sort-hint";
    hint.textContent = words.sortable ?? "";
    table.caption?.append(" ", hint);
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
        return { row, said: textOf(cell), value: cellValue(cell) };
      });
    const isNumeric = keyed.some(({ value }) => value !== null);
    const own = keyed
      .toSorted((a, b) => {
        if (!isNumeric) return direction * collator.compare(a.said, b.said);
        if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
        return direction * (a.value - b.value);
      })
      .map(({ row }) => row);
    return [...own, ...wholes];
  }

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip";
  tip.role = "tooltip";
  tip.hidden = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;

  /** @param {string} said @param {{ left: number, right: number, top: number, bottom: number }} box */
  function showTip(said, box) {
    clearTimeout(leaving);
    tip.textContent = said;
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
    const table = figure.querySelector("table");
    const heads = table ? headsOver(table).map((over) => over.map(textOf).join(", ")) : [];
    if (!table || heads.length < 2 || heads.length > 8) return;
    const told = [...table.tBodies].flatMap((body) => {
      const panel = textOf(body.querySelector(".group") ?? undefined);
      return rowsOf(body).map((row) => {
        const [heading = "", ...cells] = [...row.cells].map(textOf);
        const lines = cells.map((cell, at) => inWords(heads[at + 1] ?? "", cell));
        return { panel, heading, said: [panel, heading, ...lines].filter((line) => line !== "").join("\n") };
      });
    });
    for (const drawing of figure.querySelectorAll("svg")) {
      drawing.addEventListener("pointermove", ({ pointerType, clientX, clientY }) => {
        if (pointerType !== "mouse") return;
        const texts = [...drawing.querySelectorAll("text")].flatMap((text) =>
          [textOf(text), textOf(text.querySelector("tspan") ?? undefined)]
            .filter((said) => said.length > 1)
            .map((said) => ({ said, box: text.getBoundingClientRect() })),
        );
        const away = (/** @type {DOMRect} */ box) => Math.abs(clientY - (box.top + box.bottom) / 2);
        const [row] = texts
          .filter(({ said, box }) => away(box) < 30 && told.some(({ heading }) => heading === said))
          .toSorted((a, b) => away(a.box) - away(b.box));
        // The names of panels are cut into lines: their first one is enough.
        const panels = texts
          .filter(
            ({ said, box }) => box.left <= clientX + 16 && told.some(({ panel }) => panel.startsWith(said)),
          )
          .toSorted((a, b) => b.box.left - a.box.left);
        const found = told.filter(
          ({ heading, panel }) =>
            heading === row?.said && (panel === "" || panel.startsWith(panels[0]?.said ?? panel)),
        );
        const [only] = found;
        if (!row || !only || found.length > 1) return leaveTip();
        showTip(only.said, { left: clientX, right: clientX, top: row.box.top, bottom: row.box.bottom });
      });
      drawing.addEventListener("pointerleave", leaveTip);
    }
  }

  for (const figure of document.querySelectorAll(".figure"))
    if (figure instanceof HTMLElement) tellRows(figure);
  for (const table of document.querySelectorAll("table"))
    if (!table.matches(".words, .local table")) makeSortable(table);
  for (const link of document.querySelectorAll("a.n"))
    if (link instanceof HTMLAnchorElement) tellOrigin(link);
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leaveTip);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hideTip();
  });
  document.querySelector("main")?.append(tip);
})();
