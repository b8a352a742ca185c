import { useRef } from "preact/hooks";
import type { Dependency } from "../core/load-parts.ts";
import { usePage } from "./use-page.ts";

/** What the page is made of, and what a browser cannot promise. */
export function About({ dependencies }: { readonly dependencies: readonly Dependency[] }) {
  const { formatter, version } = usePage();
  const { message } = formatter;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const open = () => {
    dialog.current?.showModal();
    title.current?.focus();
  };
  return (
    <>
      <button type="button" onClick={open}>
        {message("about.open")}
      </button>
      <dialog ref={dialog} aria-labelledby="about-title">
        <h2 id="about-title" ref={title} tabIndex={-1}>
          {message("about.title", { version })}
        </h2>
        <p>{message("about.licence")}</p>
        <h3>{message("about.promise")}</h3>
        <p>{message("about.promiseWords")}</p>
        <h3>{message("about.limits")}</h3>
        <ul>
          {(["extensions", "machine", "downloads", "memory", "ways", "page"] as const).map((name) => (
            <li key={name}>{message(`about.limits.${name}`)}</li>
          ))}
        </ul>
        <h3>{message("about.browsers")}</h3>
        <p>{message("about.browsersWords")}</p>
        <h3>{message("about.parts", { count: dependencies.length })}</h3>
        <details>
          <summary>{message("about.list")}</summary>
          <ul class="small">
            {dependencies.map((each) => (
              <li key={`${each.name} ${each.version}`}>
                {each.name} {each.version} ({each.licence})
              </li>
            ))}
          </ul>
        </details>
        <Licences dependencies={dependencies} />
        <p>
          <button type="button" class="do" onClick={() => dialog.current?.close()}>
            {message("about.close")}
          </button>
        </p>
      </dialog>
    </>
  );
}

/** Texts of the licences, each once, with the packages that have it. */
function Licences({ dependencies }: { readonly dependencies: readonly Dependency[] }) {
  const { message } = usePage().formatter;
  const byText = Map.groupBy(
    dependencies.filter(({ text }) => text !== ""),
    ({ text }) => text,
  );
  return (
    <details>
      <summary>{message("about.licences")}</summary>
      {[...byText].map(([text, packages]) => (
        <details key={text}>
          <summary class="small">{packages.map(({ name }) => name).join(", ")}</summary>
          <pre class="small">{text}</pre>
        </details>
      ))}
    </details>
  );
}
