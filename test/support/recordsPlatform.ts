import type { Platform } from '../../server/src/core/platform.ts';

/** Buffer's native search, as the Node host brings it: it may look beyond `to`, and says -1 for what it finds there. */
export const nodePlatform: Platform = {
  indexOf(bytes, byte, from, to) {
    const found = Buffer.prototype.indexOf.call(bytes, byte, from);
    return found < to ? found : -1;
  },
};

/** The plain loop of a browser. */
export const browserPlatform: Platform = {
  indexOf(bytes, byte, from, to) {
    for (let at = from; at < to; at++) if (bytes[at] === byte) return at;
    return -1;
  },
};
