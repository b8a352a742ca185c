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

/** A list to choose one text from; each option is a value, then what the person reads. */
export function Select<Value extends string>({
  options,
  onChange,
  ...attributes
}: {
  readonly id?: string;
  readonly "aria-label"?: string | undefined;
  readonly "aria-describedby"?: string | undefined;
  readonly value: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <select
      autocomplete="off"
      {...attributes}
      onChange={({ currentTarget }) => {
        const chosen = options.find(([value]) => value === currentTarget.value);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
