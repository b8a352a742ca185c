import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

/** A table that moves across by itself where it is wider than the page: then the keyboard reaches it too. */
export function ScrollTable({
  caption,
  className = "",
  children,
}: {
  readonly caption: string;
  readonly className?: string;
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
        {children}
      </table>
    </div>
  );
}
