/** How long an accompaniment lasted: its band, and its minutes where the tool recorded them. */
export interface Duration {
  readonly band: string;
  /** Empty where only a band was recorded. */
  readonly minutes: string;
}

const bands = [
  { code: "120-plus", from: 120 },
  { code: "60-119", from: 60 },
  { code: "30-59", from: 30 },
  { code: "under-30", from: 0 },
] as const;

/** A number of minutes, or a band `0-30` or `30-60`: its middle, that some tools write beside, is nobody's duration. */
export function durationOf(text: string): Duration {
  const written = text.trim();
  if (written === "0-30") return { band: "under-30", minutes: "" };
  if (written === "30-60") return { band: "30-59", minutes: "" };
  if (!/^\d+(?:[.,]\d+)?$/.test(written)) return { band: "", minutes: written };
  const minutes = Number(written.replace(",", "."));
  return { band: bands.find(({ from }) => minutes >= from)?.code ?? "", minutes: String(minutes) };
}
