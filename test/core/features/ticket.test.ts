import { expect, test } from 'vitest';
import { ticket } from '../../../server/src/core/features/ticket.ts';
import { caseOf, clientAndServer, lines, repaired, server } from '../../support/features.ts';

function checkTicket(text: string) {
  const { context, finding } = caseOf(text);
  return expect(`\n${ticket(context, finding)}`);
}

test('an open finding', () => {
  checkTicket(clientAndServer).toMatchSnapshot();
});

test('a resolved finding', () => {
  checkTicket(repaired).toMatchSnapshot();
});

test('UTC where it is known', () => {
  const { context, finding } = caseOf(`=== Inboxmgr.log\n${server(lines.failed, '08:41:00')}`);
  const [only] = finding.sightings;
  const known = { ...only!, sighting: { ...only!.sighting, utc: Date.UTC(2001, 10, 21, 16, 41) } };
  const shown = ticket(context, { ...finding, sightings: [known], first: known, last: known });
  expect(shown).toContain('2001-11-21T16:41:00.000Z  Inboxmgr.log:1  Failed to copy');
});

test('long evidence is cut and counted', () => {
  const text = Array.from({ length: 50 }, () => server(lines.failed, '08:41:00'));
  checkTicket(`=== Inboxmgr.log\n${text.join('\n')}`).toContain('30 more lines left out.');
});
