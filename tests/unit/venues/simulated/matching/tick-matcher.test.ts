import { describe, expect, it } from 'vitest';
import { ticksOf, type WrittenTicks } from '../../../kernel/ticks/ticks-of.js';
import { START_TS_MS } from '../venue-bench.js';
import { type TickBenchInput, tickStory } from './tick-bench.js';

/** Times of ticks in seconds, as in the script. */
function ticks({ trades = [], quotes = [], depth = [] }: WrittenTicks) {
  return ticksOf(
    {
      trades: trades.map(([second, ...rest]) => [second * 1_000, ...rest] as const),
      quotes: quotes.map(([second, ...rest]) => [second * 1_000, ...rest] as const),
      depth: depth.map(({ tsMs: second, ...rest }) => ({ tsMs: second * 1_000, ...rest })),
    },
    START_TS_MS,
  );
}

const fills = (input: TickBenchInput) => tickStory(input).filter((line) => line.includes(' @ '));

describe('market orders on ticks', () => {
  it('fill at the next trade where nothing is displayed, in full', () => {
    const trades = [
      [1, 100, 1],
      [2, 101, 0.5],
    ] as const;
    expect(tickStory({ ticks: ticks({ trades }), script: [{ second: 1, order: 'buy 3 market' }] })).toEqual([
      '1 #1 accepted',
      '2 #1 buy 3 @ 101 taker',
    ]);
  });

  it('fill up to a share of the trades where participation is capped', () => {
    const trades = [
      [1, 100, 1],
      [2, 101, 4],
      [3, 102, 10],
    ] as const;
    // A quarter of 4 is 1; then a quarter of 10 is 2.5, of which 2 are wanted.
    const script = [{ second: 1, order: 'buy 3 market' }];
    expect(fills({ ticks: ticks({ trades }), script, participation: 0.25 })).toEqual([
      '2 #1 buy 1 @ 101 taker, 2 left',
      '3 #1 buy 2 @ 102 taker',
    ]);
  });

  it('take the best quote up to its quantity, and go on at the next one', () => {
    const input = {
      ticks: ticks({
        trades: [
          [0, 100, 1],
          [1.5, 100, 50],
        ],
        quotes: [
          [1, 99, 1, 101, 1],
          [2, 99, 1, 102, 2],
          [3, 99, 1, 103, 9],
        ],
      }),
      script: [{ second: 1, order: 'buy 5 market' }],
    };
    expect(fills(input)).toEqual(['2 #1 buy 2 @ 102 taker, 3 left', '3 #1 buy 3 @ 103 taker']);
  });

  it('fill at trades once quotes have ended that are known to, and at quotes once depth has', () => {
    const written = ticks({
      trades: [
        [0, 100, 1],
        [4, 104, 1],
        [8, 108, 1],
      ],
      quotes: [
        [2, 99, 9, 102, 9],
        [5, 99, 9, 105, 1],
      ],
      depth: [{ tsMs: 1, bids: [[99, 1]], asks: [[101, 2]] }],
    });
    const script = [
      { second: 1, order: 'buy 2 market' },
      { second: 4, order: 'buy 3 market' },
    ];
    // Where nobody says that they end, both wait for another message of the book.
    expect(fills({ ticks: written, script })).toEqual([]);
    const depthEndTsMs = START_TS_MS + 1_000;
    // The first meets the quote of second 2; the second takes 1 of that of second 5 and waits for one more.
    expect(fills({ ticks: { ...written, depthEndTsMs }, script })).toEqual([
      '2 #1 buy 2 @ 102 taker',
      '5 #2 buy 1 @ 105 taker, 2 left',
    ]);
    const quotesEndTsMs = START_TS_MS + 5_000;
    expect(fills({ ticks: { ...written, depthEndTsMs, quotesEndTsMs }, script })).toEqual([
      '2 #1 buy 2 @ 102 taker',
      '5 #2 buy 1 @ 105 taker, 2 left',
      '8 #2 buy 2 @ 108 taker',
    ]);
  });

  it('walk the levels of the book as the next message leaves it', () => {
    const input = {
      ticks: ticks({
        trades: [[0, 100, 1]],
        quotes: [[2, 99, 9, 100, 9]],
        depth: [
          {
            tsMs: 1,
            bids: [[99, 1]],
            asks: [
              [100, 1],
              [101, 2],
              [102, 5],
            ],
          },
          { tsMs: 3, asks: [[100, 0]] },
        ],
      }),
      script: [
        { second: 1, order: 'buy 3 market' },
        { second: 1, order: 'buy 1 market' },
      ],
    };
    // The quote at 2 is not asked: the book says more. At 3 the level of 100 is gone: 2 at 101 and 1 at 102 are taken
    // by the first order, so that the second finds 4 left at 102.
    expect(fills(input)).toEqual([
      '3 #1 buy 2 @ 101 taker, 1 left',
      '3 #1 buy 1 @ 102 taker',
      '3 #2 buy 1 @ 102 taker',
    ]);
  });

  it('wait for the next message when the book is used up; fill-or-kill does not', () => {
    const depth = [
      { tsMs: 1, bids: [[99, 1]], asks: [[100, 1]] },
      { tsMs: 2, bids: [[98, 1]] },
      { tsMs: 3, asks: [[101, 4]] },
    ] as const;
    const trades = [[0, 100, 1]] as const;
    const run = (order: string) =>
      tickStory({ ticks: ticks({ trades, depth }), script: [{ second: 1, order }] }).slice(1);
    expect(run('buy 2 market')).toEqual(['2 #1 buy 1 @ 100 taker, 1 left', '3 #1 buy 1 @ 100 taker']);
    expect(run('buy 2 market IOC')).toEqual([
      '2 #1 buy 1 @ 100 taker, 1 left',
      '2 #1 expired IMMEDIATE_OR_CANCEL, 1 left',
    ]);
    expect(run('buy 2 market FOK')).toEqual(['2 #1 expired FILL_OR_KILL, 2 left']);
  });

  it('fill or are killed over several levels, within their limit', () => {
    const depth = [
      {
        tsMs: 1,
        bids: [[99, 1]],
        asks: [
          [100, 1],
          [101, 1],
          [102, 1],
        ],
      },
      { tsMs: 2, bids: [[98, 1]] },
    ] as const;
    const trades = [[0, 100, 1]] as const;
    const run = (order: string) =>
      tickStory({ ticks: ticks({ trades, depth }), script: [{ second: 1, order }] }).slice(1);
    expect(run('buy 2 limit 101 FOK')).toEqual(['2 #1 buy 1 @ 100 taker, 1 left', '2 #1 buy 1 @ 101 taker']);
    expect(run('buy 3 limit 101 FOK')).toEqual(['2 #1 expired FILL_OR_KILL, 3 left']);
  });

  it('meet nothing before they have arrived, nor at that very time', () => {
    const trades = [
      [1, 100, 1],
      [2, 101, 1],
      [3, 102, 1],
      [4, 103, 1],
    ] as const;
    const script = [{ second: 1, order: 'buy 1 market' }];
    // Sent at 1, there at 3: the trade of 3 came first.
    expect(tickStory({ ticks: ticks({ trades }), script, latencyMs: 2_000 })).toEqual([
      '3 #1 accepted',
      '4 #1 buy 1 @ 103 taker',
    ]);
  });
});

describe('limit orders that rest', () => {
  const depth = [
    {
      tsMs: 1,
      bids: [
        [100, 3],
        [99, 8],
      ],
      asks: [[101, 2]],
    },
  ] as const;
  const script = [{ second: 1, order: 'buy 2 limit 100' }];

  it('wait behind what was displayed when they arrived: trades at the price move them on', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 100, 2, 'sell'],
      [3, 100, 1.5, 'sell'],
      [4, 100, 9, 'sell'],
    ] as const;
    // 3 are ahead: 2 leave 1; 1.5 leave none, and 0.5 come to the order; then the other 1.5.
    expect(tickStory({ ticks: ticks({ trades, depth }), script })).toEqual([
      '1 #1 accepted',
      '3 #1 buy 0.5 @ 100 maker, 1.5 left',
      '4 #1 buy 1.5 @ 100 maker',
    ]);
  });

  it('are not helped by cancellations, by takers of their own side, or by takers that nobody knows', () => {
    const trades = [
      [0, 100.5, 1],
      [3, 100, 3, 'buy'],
      [4, 100, 3],
      [5, 100, 3, 'sell'],
    ] as const;
    const thinned = [...depth, { tsMs: 2, bids: [[100, 0.1]] }] as const;
    expect(fills({ ticks: ticks({ trades, depth: thinned }), script })).toEqual([]);
    const more = [...trades, [6, 100, 1, 'sell']] as const;
    expect(fills({ ticks: ticks({ trades: more, depth: thinned }), script })).toEqual([
      '6 #1 buy 1 @ 100 maker, 1 left',
    ]);
  });

  it('are reached by a trade through their price, up to its quantity, and then are at the front', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 99.5, 0.4, 'sell'],
      [3, 100, 0.6, 'sell'],
    ] as const;
    expect(fills({ ticks: ticks({ trades, depth }), script })).toEqual([
      '2 #1 buy 0.4 @ 100 maker, 1.6 left',
      '3 #1 buy 0.6 @ 100 maker, 1 left',
    ]);
  });

  it('are at the front at once where touching is enough', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 100, 0.4],
    ] as const;
    expect(fills({ ticks: ticks({ trades, depth }), script, touchFills: true })).toEqual([
      '2 #1 buy 0.4 @ 100 maker, 1.6 left',
    ]);
  });

  it('know their queue by the best quote alone, but no deeper', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 100, 5, 'sell'],
      [3, 99, 5, 'sell'],
    ] as const;
    const quotes = [[1, 100, 4, 101, 2]] as const;
    const both = [
      { second: 1, order: 'buy 1 limit 100' },
      { second: 1, order: 'buy 1 limit 99' },
    ];
    // At 100, 4 are ahead of 5. At 99 nobody knows how many are: a trade at 99 is not enough.
    expect(fills({ ticks: ticks({ trades, quotes }), script: both })).toEqual(['2 #1 buy 1 @ 100 maker']);
  });

  it('are alone inside the spread', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 100.4, 0.7, 'sell'],
    ] as const;
    const inside = [{ second: 1, order: 'buy 2 limit 100.40' }];
    expect(fills({ ticks: ticks({ trades, depth }), script: inside })).toEqual([
      '2 #1 buy 0.7 @ 100.4 maker, 1.3 left',
    ]);
  });

  it('without anything displayed, fill by trades through them only', () => {
    const trades = [
      [1, 101, 1],
      [2, 100, 50, 'sell'],
      [3, 99.99, 1, 'sell'],
    ] as const;
    expect(fills({ ticks: ticks({ trades }), script })).toEqual(['3 #1 buy 1 @ 100 maker, 1 left']);
  });

  it('share one trade: it is not sold twice', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 99, 2.5, 'sell'],
    ] as const;
    const both = [
      { second: 1, order: 'buy 2 limit 100' },
      { second: 1, order: 'buy 2 limit 100' },
    ];
    expect(fills({ ticks: ticks({ trades, depth }), script: both })).toEqual([
      '2 #1 buy 2 @ 100 maker',
      '2 #2 buy 0.5 @ 100 maker, 1.5 left',
    ]);
  });

  it('go to the end of the queue when their price is changed', () => {
    const trades = [
      [0, 100.5, 1],
      [2, 100, 3, 'sell'],
      [5, 99, 3, 'sell'],
      [6, 99, 6, 'sell'],
    ] as const;
    const amended = [...script, { second: 3, amend: '1 limit 99' }];
    // 8 rest at 99: 3 leave 5, of the next 6 one comes to the order.
    expect(fills({ ticks: ticks({ trades, depth }), script: amended })).toEqual(['6 #1 buy 1 @ 99 maker, 1 left']);
  });
});

describe('limit orders that cross', () => {
  const depth = [
    {
      tsMs: 1,
      bids: [[100, 3]],
      asks: [
        [101, 2],
        [102, 9],
      ],
    },
    { tsMs: 2, bids: [[99, 1]] },
  ] as const;

  it('take what their limit allows, then rest ahead of everybody', () => {
    const trades = [
      [0, 100.5, 1],
      [3, 101, 0.5, 'sell'],
    ] as const;
    expect(fills({ ticks: ticks({ trades, depth }), script: [{ second: 1, order: 'buy 3 limit 101' }] })).toEqual([
      '2 #1 buy 2 @ 101 taker, 1 left',
      '3 #1 buy 0.5 @ 101 maker, 0.5 left',
    ]);
  });

  it('are refused when they are post-only, by the quote and not by the last trade', () => {
    const trades = [[0, 100, 1]] as const;
    const run = (order: string) => tickStory({ ticks: ticks({ trades, depth }), script: [{ second: 1, order }] });
    expect(run('buy 1 limit 101 post-only')).toEqual(['1 #1 rejected POST_ONLY_WOULD_TAKE']);
    // The last trade was at 100, which a bid of 100.50 would have crossed; nobody asks less than 101.
    expect(run('buy 1 limit 100.50 post-only')).toEqual(['1 #1 accepted']);
  });
});

describe('orders that wait for a price', () => {
  it('are woken by a trade and enter the market with the tick after it', () => {
    const trades = [
      [1, 100, 1],
      [2, 97, 1],
      [3, 96, 1],
    ] as const;
    const script = [{ second: 1, order: 'sell 1 stop 98' }];
    expect(tickStory({ ticks: ticks({ trades }), script, holding: 1_000 })).toEqual([
      '1 #1 accepted',
      '2 #1 triggered',
      '3 #1 sell 1 @ 96 taker',
    ]);
  });

  it('trail behind the best trade', () => {
    const trades = [
      [1, 100, 1],
      [2, 110, 1],
      [3, 105.01, 1],
      [4, 105, 1],
      [5, 104, 1],
    ] as const;
    // 5 behind 110 is 105.
    const script = [{ second: 1, order: 'sell 1 trailing-stop 5' }];
    expect(tickStory({ ticks: ticks({ trades }), script, holding: 1_000 })).toEqual([
      '1 #1 accepted',
      '4 #1 triggered',
      '5 #1 sell 1 @ 104 taker',
    ]);
  });

  it('leave as a bracket: exits wake with the entry, one cancels the other', () => {
    const trades = [
      [1, 100, 1],
      [2, 101, 1],
      [3, 106, 0.25, 'buy'],
      [4, 94, 1],
      [5, 93, 1],
    ] as const;
    const script = [
      { second: 1, order: 'buy 1 market' },
      { second: 1, order: 'sell 1 stop 95 exit-of 1' },
      { second: 1, order: 'sell 1 limit 105 exit-of 1' },
    ];
    expect(tickStory({ ticks: ticks({ trades }), script }).filter((line) => !line.includes('accepted'))).toEqual([
      '2 #1 buy 1 @ 101 taker',
      // A quarter was traded beyond 105: no more than that leaves there, and the stop covers the rest.
      '3 #3 sell 0.25 @ 105 maker, 0.75 left',
      '3 #2 amended to 0.75 stop 95',
      '4 #2 triggered',
      '5 #2 sell 0.75 @ 93 taker',
      '5 #3 cancelled GROUP_FILLED, 0 left',
    ]);
  });
});
