/** What the core needs from the machine it runs on; given to `createCore`. */
export interface Platform {
  /**
   * First position of `byte` in `bytes` from `from` (inclusive) up to `to` (exclusive), or -1.
   * Node brings Buffer's native search, a browser a plain loop.
   */
  indexOf(bytes: Uint8Array, byte: number, from: number, to: number): number;
}
