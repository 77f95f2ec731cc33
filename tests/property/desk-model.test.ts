import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskCommands } from './desk-model/desk-commands.js';
import { DeskModel } from './desk-model/desk-model.js';
import { deskSettings } from './desk-model/desk-settings.js';
import { RealDesk } from './desk-model/real-desk.js';
import { runs } from './property-runs.js';

describe('the whole decision chain', () => {
  it('does what a model of it says, whatever strategies, markets and rules there are', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(deskSettings, deskCommands(150), (settings, commands) => {
        const setup = () => {
          const real = new RealDesk(settings);
          return { real, model: new DeskModel(settings, real.engine, met) };
        };
        fc.modelRun(setup, commands);
      }),
      { ...runs(150), verbose: 0 },
    );
    console.log(Object.fromEntries(met));
    expect(met.size).toBeGreaterThan(0);
  });
});
