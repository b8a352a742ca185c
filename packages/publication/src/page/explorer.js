// Over each list of crossings, two lists to choose from: the second holds what left together with the first.
// @ts-check

(() => {
  const tag = document.currentScript;
  const words = tag instanceof HTMLElement ? tag.dataset : {};

  /** @param {string} id @param {string} name @returns {[HTMLLabelElement, HTMLSelectElement]} */
  function choice(id, name) {
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = name;
    const select = document.createElement("select");
    select.id = id;
    return [label, select];
  }

  for (const section of document.querySelectorAll(".pairs")) {
    const pairs = [...section.querySelectorAll("a")].flatMap(({ href, dataset: { a = "", b = "" } }) => [
      { one: a, other: b, href },
      { one: b, other: a, href },
    ]);
    if (pairs.length < 4) continue;
    const name = section.querySelector("h2")?.id ?? "";
    const [firstLabel, first] = choice(`${name}-1`, words.first ?? "");
    const [secondLabel, second] = choice(`${name}-2`, words.second ?? "");
    const go = document.createElement("button");
    go.type = "button";
    go.className = "go";
    go.textContent = words.go ?? "";
    for (const one of new Set(pairs.map((pair) => pair.one))) first.add(new Option(one));
    const fill = () => {
      second.replaceChildren();
      for (const { one, other, href } of pairs) if (one === first.value) second.add(new Option(other, href));
    };
    first.addEventListener("change", fill);
    go.addEventListener("click", () => location.assign(second.value));
    fill();
    const box = document.createElement("p");
    box.className = "choose";
    for (const [label, select] of [
      [firstLabel, first],
      [secondLabel, second],
    ]) {
      const part = document.createElement("span");
      part.append(label ?? "", select ?? "");
      box.append(part);
    }
    box.append(go);
    section.querySelector("h2")?.after(box);
  }
})();
