import { html, type Insert, type Markup } from "@vigie/documents";
import { hidden, origin, type View } from "./view.ts";

/**
 * What pages do where a browser runs scripts; without it they work the same, but for passkeys.
 * Forms with `data-passkey` ask the browser for a passkey before they leave; passwords can be shown, new ones are measured.
 */
export const pageScript = `"use strict";
const parsers = { create: "parseCreationOptionsFromJSON", get: "parseRequestOptionsFromJSON" };
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const { passkey, options } = form.dataset;
  const parser = parsers[passkey];
  if (typeof window.PublicKeyCredential?.[parser] !== "function") continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failure = form.querySelector("[role=alert]");
    failure.hidden = true;
    try {
      const publicKey = PublicKeyCredential[parser](JSON.parse(options));
      const made = await navigator.credentials[passkey]({ publicKey });
      form.elements.answer.value = JSON.stringify(made.toJSON());
      form.submit();
    } catch {
      failure.hidden = false;
    }
  });
}
for (const text of document.querySelectorAll("[data-copy]")) {
  if (navigator.clipboard === undefined) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = text.dataset.copied;
  });
  text.after(" ", button);
}
for (const input of document.querySelectorAll("input[type=password]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = input.dataset.show;
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => {
    const isShown = input.type === "password";
    input.type = isShown ? "text" : "password";
    button.textContent = isShown ? input.dataset.hide : input.dataset.show;
  });
  input.after(button);
  input.form?.addEventListener("submit", () => { input.type = "password"; });
  if (input.autocomplete !== "new-password") continue;
  const strength = document.createElement("span");
  strength.className = "hint";
  strength.setAttribute("role", "status");
  input.after(strength);
  input.addEventListener("input", () => {
    const { value, dataset } = input;
    const measure = Math.min(value.length, 2 * new Set(value).size);
    const level = measure < 14 ? 0 : measure < 20 ? 1 : 2;
    strength.textContent = value === "" ? "" : dataset.strengths.split("|")[level];
  });
}
`;

/** A form that asks the browser for a passkey; hidden where no script runs. */
export function passkeyForm(
  view: View,
  {
    action,
    kind,
    options,
    content,
    button,
  }: {
    readonly action: string;
    readonly kind: "create" | "get";
    readonly options: object;
    readonly content: Insert;
    readonly button: Markup;
  },
): Markup {
  return html`<form method="post" action="${action}" data-passkey="${kind}" data-options="${JSON.stringify(options)}" hidden>
${origin(view)}${hidden("answer", "")}${content}${button}<p class="doubt" role="alert" hidden>${view.message("passkey.stopped")}</p></form>`;
}
