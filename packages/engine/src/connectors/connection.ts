/** Where a database is and how to enter it: never in a message. */
export interface Connection {
  /** As the mapping names it. */
  readonly name: string;
  /** `scheme://user:password@host:port/database`. */
  readonly address: string;
}
