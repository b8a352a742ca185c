/** Direction of a locale's script; left to right where `Intl` does not know. */
export function directionOf(locale: string): "ltr" | "rtl" {
  const textInfo: unknown = Reflect.get(new Intl.Locale(locale), "getTextInfo");
  const info: unknown = typeof textInfo === "function" ? textInfo.call(new Intl.Locale(locale)) : null;
  return typeof info === "object" && info !== null && Reflect.get(info, "direction") === "rtl"
    ? "rtl"
    : "ltr";
}
