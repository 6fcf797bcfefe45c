import * as assert from 'node:assert/strict';
import { actionsOn } from '../findingActions.ts';
import { closeEditors, show, untilRows } from '../support.ts';

const path = 'client/Ccim32.log';

describe('code actions', () => {
  before(async () => {
    await show(path);
    await untilRows(path, 'the finding', (rows) => rows.length === 1);
  });
  after(closeEditors);

  it('offers several on a finding, all of them commands: logs are not edited', async () => {
    const actions = await actionsOn(path, 2);
    assert.ok(actions.length >= 3, `only ${JSON.stringify(actions.map((action) => action.title))}`);
    assert.deepEqual(
      actions.filter((action) => action.edit !== undefined || action.command === undefined),
      [],
    );
  });

  it('offers on a healthy line only to begin a failure from it', async () => {
    const actions = await actionsOn(path, 0);
    assert.deepEqual(
      actions.map((action) => action.command?.command),
      ['smsLogs.newFailure'],
    );
  });
});
