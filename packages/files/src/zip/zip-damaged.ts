/** A zip that is cut, encrypted, of an unread variant, or that contradicts itself. */
export class ZipDamaged extends Error {}
