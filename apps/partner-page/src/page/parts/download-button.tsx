import { useState } from "preact/hooks";
import { usePage } from "../use-page.ts";

/** Hands a file over to the person; nothing is sent anywhere. */
export function DownloadButton({
  label,
  name,
  type,
  isMain = false,
  content,
  onDownloaded,
}: {
  readonly label: string;
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly isMain?: boolean;
  readonly content: () => string | Uint8Array | Promise<string | Uint8Array>;
  readonly onDownloaded?: () => void;
}) {
  const { formatter } = usePage();
  const [isDownloaded, setDownloaded] = useState(false);
  return (
    <p>
      <button
        type="button"
        class={isMain ? "go" : "do"}
        onClick={async () => {
          download(await content(), { name, type });
          setDownloaded(true);
          onDownloaded?.();
        }}
      >
        {label}
      </button>{" "}
      <span class="small muted" role="status">
        {isDownloaded && formatter.message("download.taken", { name })}
      </span>
    </p>
  );
}

function download(
  content: string | Uint8Array,
  { name, type }: { readonly name: string; readonly type: string },
): void {
  const url = URL.createObjectURL(
    new Blob([typeof content === "string" ? content : new Uint8Array(content)], { type }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Firefox reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
