import type { Platform } from '../../server/src/core/platform.ts';

export { nodePlatform } from '../../server/src/node/platform.ts';

/** The plain loop of a browser. */
export const browserPlatform: Platform = {
  indexOf(bytes, byte, from, to) {
    for (let at = from; at < to; at++) if (bytes[at] === byte) return at;
    return -1;
  },
};
