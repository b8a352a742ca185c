/** Text that carries plain data between Node.js and a page, with maps, sets, and numbers that JSON lacks. */
export function toWire(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (value instanceof Map) return { $: "map", of: [...value] };
    if (value instanceof Set) return { $: "set", of: [...value] };
    if (typeof value === "bigint") return { $: "bigint", of: String(value) };
    if (typeof value === "number" && !Number.isFinite(value)) return { $: "number", of: String(value) };
    return value;
  });
}

export function fromWire(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !("$" in value) || !("of" in value)) return value;
    const { $: kind, of } = value;
    if (kind === "bigint") return BigInt(String(of));
    if (kind === "number") return Number(of);
    if (!Array.isArray(of)) return value;
    return kind === "map" ? new Map(of) : new Set(of);
  });
}
