import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditActor } from '../../../../src/agents/compliance/audit/audit-actor.js';
import { createInstrument } from '../../../../src/core/instrument.js';
import type { EventHeader } from '../../../../src/events/event.js';
import { describeEvent } from '../../../../src/runner/event-stream/describe-event.js';
import { keepEvent } from '../../../../src/runner/event-stream/event-window.js';

const GRID = { base: 'BTC', quote: 'USDT', tickSize: '0.01', lotSize: '0.001', minNotional: '0' };
const names = {
  strategyIds: ['trend', 'swing'],
  instruments: [createInstrument({ symbol: 'BTCUSDT', ...GRID }, 0)],
};
const described = (topic: string, fields: object) =>
  describeEvent(keepEvent(7, topic, { seq: 8, tsMs: Date.UTC(2024, 0, 1), ...fields } as EventHeader), names);

describe('describeEvent', () => {
  it('writes names, prices, quantities and money as a person would', () => {
    const event = described('OrderFilled', {
      kind: 'OrderFilled',
      strategyIndex: 1,
      instrumentIndex: 0,
      price: 4_200_050,
      quantity: 1_500,
      fee: 630_007_500_000_000_00n,
      orderId: 12,
    });
    expect(event).toEqual({
      seq: 8,
      ts: '2024-01-01T00:00:00.000Z',
      topic: 'OrderFilled',
      publisher: 'venue',
      strategy: 'swing',
      fields: {
        strategy: 'swing',
        instrument: 'BTCUSDT',
        price: '42000.5',
        quantity: '1.5',
        fee: '6.300075',
        orderId: '12',
      },
    });
  });

  it('looks into the terms of an order', () => {
    const terms = { strategyIndex: 0, instrumentIndex: 0, limitPrice: 4_200_000, side: 'buy', exits: null };
    expect(described('OrderApproved', { intentId: 3, terms })).toMatchObject({
      strategy: 'trend',
      publisher: 'risk',
      fields: { 'terms.strategy': 'trend', 'terms.limitPrice': '42000', 'terms.exits': 'null' },
    });
  });

  it('leaves the prices of a signal as the strategy said them', () => {
    const entry = { type: 'limit', limitPrice: 42000.123 };
    expect(described('SignalEmitted', { strategyIndex: 0, instrumentIndex: 0, entry })).toMatchObject({
      publisher: 'strategy',
      fields: { 'entry.limitPrice': '42000.123' },
    });
  });

  it('names both strategies of a transfer', () => {
    const { fields } = described('CapitalTransferred', {
      fromStrategyIndex: 0,
      toStrategyIndex: 1,
      amount: 10n ** 17n,
    });
    expect(fields).toEqual({ fromStrategy: 'trend', toStrategy: 'swing', amount: '10' });
  });
});

describe('the publisher of an event', () => {
  it('knows who publishes each topic, as the sources of the agents say', () => {
    const sources = (folder: string) =>
      readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(`src/${folder}/${name}`, 'utf8'))
        .join('\n');
    const published = (folder: string) =>
      [...sources(folder).matchAll(/publish(?:Next)?\((?:this\.)?(?:kernel\.)?topics\.(\w)(\w*)/g)].map(
        ([, first, rest]) => `${first.toUpperCase()}${rest}`,
      );
    for (const [folder, publisher] of [
      ['agents/allocator', 'allocator'],
      ['agents/risk', 'risk'],
      ['agents/compliance', 'compliance'],
      ['agents/execution', 'execution'],
      ['agents/bookkeeper', 'bookkeeper'],
      ['venues', 'venue'],
    ]) {
      const topics = published(folder);
      expect(topics.length).toBeGreaterThan(0);
      expect(topics.filter((topic) => auditActor(topic, undefined) !== publisher)).toEqual([]);
    }
    expect(published('agents/strategies')).toEqual(['SignalEmitted']);
    expect(auditActor('SignalEmitted', undefined)).toBe('strategy');
  });
});
