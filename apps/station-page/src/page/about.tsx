import { useRef } from "preact/hooks";
import { usePage } from "./use-page.ts";

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What the page is made of, and what a browser cannot promise. */
export function About({ dependencies }: { readonly dependencies: readonly Dependency[] }) {
  const { words, version } = usePage();
  const { message } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {message("about.open")}
      </button>
      <dialog ref={dialog} aria-labelledby="about-title">
        <h2 id="about-title">{message("about.title", { version })}</h2>
        <p>{message("about.licence")}</p>
        <h3>{message("about.promise")}</h3>
        <p>{message("about.promiseWords")}</p>
        <h3>{message("about.limits")}</h3>
        <ul>
          {(["extensions", "machine", "downloads", "memory"] as const).map((name) => (
            <li key={name}>{message(`about.limits.${name}`)}</li>
          ))}
        </ul>
        <h3>{message("about.browsers")}</h3>
        <p>{message("about.browsersWords")}</p>
        <h3>{message("about.parts", { count: dependencies.length })}</h3>
        <ul class="small">
          {dependencies.map(({ name, version: own, licence }) => (
            <li key={`${name} ${own}`}>
              {name} {own}, {licence}
            </li>
          ))}
        </ul>
        <p>
          <button type="button" class="do" onClick={() => dialog.current?.close()}>
            {message("about.close")}
          </button>
        </p>
      </dialog>
    </>
  );
}
