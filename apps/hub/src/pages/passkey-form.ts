import { html, type Insert, type Markup } from "@vigie/documents";
import { hidden, origin, type View } from "./view.ts";

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
