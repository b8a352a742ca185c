/** Official code of a commune: its département, then three digits (Insee, Code officiel géographique). */
const communeCode = /^(?:\d{2}|2[AB])\d{3}$/;

export function isCommuneCode(code: string): boolean {
  return communeCode.test(code);
}

/** What territories are called where their codes say it: communes, else territories whatever they are. */
export function territoryKind(codes: readonly string[]): "commune" | "other" {
  return codes.length > 0 && codes.every(isCommuneCode) ? "commune" : "other";
}
