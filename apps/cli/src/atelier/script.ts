/** Reads again what is wrong and the page of the diagnostic where it stands; copies directives. Pages are whole without it. */
export const atelierScript = `
const problems = document.getElementById("problems");
if (problems) {
  const events = new EventSource("_/events");
  const showProblems = async () => {
    const answer = await fetch("_/problems");
    problems.innerHTML = await answer.text();
  };
  let known = null;
  events.addEventListener("error", () => {
    const lost = document.createElement("p");
    lost.setAttribute("role", "status");
    lost.textContent = document.querySelector("header").dataset.lost;
    problems.replaceChildren(lost);
  });
  events.addEventListener("open", showProblems);
  events.addEventListener("trial", showProblems);
  events.addEventListener("study", async ({ data }) => {
    const isChanged = known !== null && data !== known;
    known = data;
    if (!isChanged) return;
    const site = document.getElementById("site");
    if (!site) return location.reload();
    await showProblems();
    site.contentWindow.location.reload();
  });
}
const words = document.querySelector("header").dataset;
/** Where the browser lets no page write the clipboard, the text stays selected, to be copied by the keyboard. */
async function copied(target, text) {
  const own = target.ownerDocument;
  if ("select" in target) target.select();
  else own.getSelection().selectAllChildren(target);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return own.execCommand("copy");
  }
}
function addButton(target, className) {
  const text = target.value ?? target.textContent;
  const button = target.ownerDocument.createElement("button");
  button.type = "button";
  button.className = className;
  const say = (word) => {
    button.textContent = word;
    button.setAttribute("aria-label", word + " " + text);
  };
  say(words.copy);
  button.addEventListener("click", async () => {
    const isCopied = await copied(target, text);
    button.focus();
    say(isCopied ? words.copied : words.selected);
  });
  target.after(" ", button);
  return button;
}
for (const input of document.querySelectorAll("input.directive")) addButton(input, "go");
const gallery = document.getElementById("gallery");
function addGalleryButtons() {
  for (const line of gallery.contentDocument.querySelectorAll("main p"))
    if (line.textContent.startsWith("::figure[") && !line.nextElementSibling?.matches("button"))
      Object.assign(addButton(line, "").style, { border: "1px solid", padding: "0.4rem 0.8rem", cursor: "pointer" });
}
if (gallery) {
  gallery.addEventListener("load", addGalleryButtons);
  if (gallery.contentDocument.readyState === "complete") addGalleryButtons();
}
`;
