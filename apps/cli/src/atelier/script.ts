/** Reads again what is wrong and the page of the diagnostic where it stands; copies a directive. Pages are whole without it. */
export const atelierScript = `
const problems = document.getElementById("problems");
if (problems) {
  const events = new EventSource("_/events");
  let known = null;
  events.onmessage = async ({ data }) => {
    if (known !== null && data !== known) {
      const answer = await fetch("_/problems");
      problems.innerHTML = await answer.text();
      document.getElementById("site").contentWindow.location.reload();
    }
    known = data;
  };
}
for (const input of document.querySelectorAll("input.directive")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "go";
  button.textContent = input.dataset.copy;
  button.addEventListener("click", async () => {
    input.select();
    await navigator.clipboard.writeText(input.value);
    button.textContent = input.dataset.copied;
  });
  input.after(button);
}
`;
