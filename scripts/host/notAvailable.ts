/** Says that a part cannot run on this machine, and what to do about it. Never counted as passed. */
export class NotAvailable extends Error {
  override readonly name = 'NotAvailable';
}
