import type { ComponentChildren } from "preact";

/** A box to tick, or one choice among several, with its label. */
export function Choice({
  isDoubtful = false,
  children,
  onChange,
  ...input
}: {
  readonly type: "checkbox" | "radio";
  readonly checked: boolean;
  readonly id?: string | undefined;
  readonly name?: string;
  readonly isDoubtful?: boolean;
  readonly children: ComponentChildren;
  readonly onChange: (isChecked: boolean) => void;
}) {
  return (
    <label class={isDoubtful ? "choice doubt" : "choice"}>
      <input
        autocomplete="off"
        {...input}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
