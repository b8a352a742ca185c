/** The address of a database, with its password: never in a message. */
export interface Connection {
  /** As the mapping names it. */
  readonly name: string;
  /** `scheme://user:password@host:port/database`. */
  readonly address: string;
}
