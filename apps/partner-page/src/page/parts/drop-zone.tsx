import { useId, useRef, useState } from "preact/hooks";

/** Where files are dropped, with a button that does the same from the keyboard. */
export function DropZone({
  label,
  button,
  accept,
  multiple = false,
  ready = true,
  onFiles,
}: {
  readonly label: string;
  readonly button: string;
  /** As of `<input accept>`; every file where it is absent. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly ready?: boolean;
  /** @param folders their names: a browser hands them over as files that cannot be read */
  readonly onFiles: (files: readonly File[], folders: readonly string[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const id = useId();
  const give = (files: readonly File[], folders: readonly string[]) => {
    if (files.length + folders.length > 0 && ready) onFiles(files, folders);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same
    <div
      class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        const { files = [], items = [] } = event.dataTransfer ?? {};
        const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
        const folders = entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name);
        give(
          [...files].filter(({ name }) => !folders.includes(name)),
          folders,
        );
      }}
    >
      <p id={id}>{label}</p>
      <button
        type="button"
        class="do"
        aria-describedby={id}
        aria-disabled={!ready}
        onClick={() => ready && input.current?.click()}
      >
        {button}
      </button>
      <input
        autocomplete="off"
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        {...(accept === undefined ? {} : { accept })}
        multiple={multiple}
        onChange={(event) => {
          give([...(event.currentTarget.files ?? [])], []);
          // A file that is chosen again is a change too.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
