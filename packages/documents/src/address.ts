/**
 * Whether a link may lead there: to a page or a place of the site, over the Web, to a mailbox or a telephone. Browsers pass
 * over spaces and control characters in what is before the colon.
 */
export function isSafeAddress(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what browsers pass over
  const [, scheme] = /^([^/?#]*?):/.exec(address.replace(/[\u0000-\u0020]/g, "")) ?? [];
  return scheme === undefined || /^(?:https?|mailto|tel)$/i.test(scheme);
}
