/**
 * The shortest decimal digits that read back as the same number, without an exponent.
 * Infinities keep their name, which no mapping takes for a number.
 * @example
 * numberText(1e-7) // "0.0000001"
 * numberText(1234567) // "1234567"
 */
export function numberText(number: number): string {
  const text = String(number);
  const at = text.indexOf("e");
  if (at < 0) return text;
  const sign = text.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = text.slice(sign.length, at).split(".");
  const point = whole.length + Number(text.slice(at + 1));
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, "0")}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
