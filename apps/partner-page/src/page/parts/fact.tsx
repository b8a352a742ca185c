import type { ComponentChildren } from "preact";

/** One line of a list of facts: a name, then its value. */
export function Fact({
  name,
  isHash = false,
  children,
}: {
  readonly name: string;
  readonly isHash?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={isHash ? "hash" : undefined}>{children}</dd>
    </div>
  );
}
