import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

/** The head of a column; `className` is `number` for numbers, with `true` for true values. */
export type Head = string | { readonly text: string; readonly className: string };

/** A table that scrolls across where it is wider than the page: then the keyboard reaches it too. */
export function ScrollTable({
  caption,
  className = "",
  heads,
  children,
}: {
  readonly caption: string;
  readonly className?: string;
  readonly heads: readonly Head[];
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setWide(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      class={`scroll ${className}`}
      {...(isWide ? { role: "region", tabIndex: 0, "aria-labelledby": id } : {})}
    >
      <table>
        <caption id={id}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={at} scope="col" class={typeof head === "string" ? undefined : head.className}>
                {typeof head === "string" ? head : head.text}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
