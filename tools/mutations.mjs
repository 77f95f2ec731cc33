/*
 * Ways to weaken the decision chain, one each: what mutation-run.mjs applies. `find` stands in the file exactly once.
 */
const RISK = 'src/agents/risk';
const ALLOCATOR = 'src/agents/allocator';
const COMPLIANCE = 'src/agents/compliance';

const riskTests = ['tests/unit/agents/risk', 'tests/contract/risk-rules.test.ts', 'tests/unit/runner/risk-run.test.ts'];
const marketTests = [...riskTests, 'tests/property/value-at-risk.test.ts'];
const allocatorTests = [
  'tests/unit/agents/allocator',
  'tests/contract/allocation-models.test.ts',
  'tests/unit/runner/allocator-stories.test.ts',
];
const complianceTests = [
  'tests/unit/agents/compliance',
  'tests/contract/compliance-rules.test.ts',
  'tests/unit/runner/compose/compose-compliance.test.ts',
];

/** Mutations of one file: [name, find, replace]. */
function of(rule, file, tests, ...mutations) {
  return mutations.map(([name, find, replace]) => ({ rule, name, file, tests, find, replace }));
}
const risk = (rule, file, ...mutations) => of(rule, `${RISK}/${file}`, riskTests, ...mutations);
const market = (rule, file, ...mutations) => of(rule, `${RISK}/${file}`, marketTests, ...mutations);
const allocator = (rule, file, ...mutations) => of(rule, `${ALLOCATOR}/${file}`, allocatorTests, ...mutations);
const compliance = (rule, file, ...mutations) => of(rule, `${COMPLIANCE}/${file}`, complianceTests, ...mutations);

export const MUTATIONS = [
  ...risk(
    'maxPositionPct',
    'rules/max-position.ts',
    [
      'limit × 1.05',
      '((this.limitPct / 100) * view.equity) / order.price',
      '((this.limitPct / 95) * view.equity) / order.price',
    ],
    ['short side ignored', "side === 'buy' ? committed : -committed", 'committed'],
  ),
  ...risk(
    'maxExposurePct',
    'rules/max-exposure.ts',
    ['limit × 1.05', '(this.limitPct / 100) * view.equity', '(this.limitPct / 95) * view.equity'],
    ['closing against another strategy counts as relief', 'deskRelief(order, view)', 'order.closes'],
    ['relief at the price of the order', 'relief * view.lastPrice(order.instrument.index)', 'relief * order.price'],
  ),
  ...risk(
    'maxLeverage',
    'rules/max-leverage.ts',
    ['limit × 1.05', '(this.limit * equity - exposure)', '(this.limit * 1.05 * equity - exposure)'],
    ['closing against another strategy counts as relief', 'deskRelief(order, view)', 'order.closes'],
  ),
  ...risk(
    'concentrationPct',
    'rules/concentration.ts',
    [
      'limit × 1.05',
      '(others * this.limitPct) / (100 - this.limitPct)',
      '(others * this.limitPct * 1.05) / (100 - this.limitPct)',
    ],
    ['what is held already ignored', 'largest / price - held', 'largest / price'],
  ),
  ...market(
    'correlatedExposurePct',
    'rules/correlated-exposure.ts',
    ['limit × 1.05', '(limitPct / 100) * equity - others', '(limitPct / 95) * equity - others'],
    ['threshold moved', '> this.options.threshold', '> this.options.threshold + 0.3'],
    ['other symbols ignored', 'others += Math.abs(view.committedNotional(index))', 'others += 0'],
  ),
  ...market(
    'valueAtRiskPct, expectedShortfallPct',
    'rules/tail-loss.ts',
    ['limit × 1.05', 'const limit = (limitPct / 100) * equity', 'const limit = (limitPct / 95) * equity'],
    ['what is held already ignored', 'held === 0 ? 0 : held * view.lastPrice(own)', '0'],
    ['other symbols ignored', 'exposures[index] = view.committedNotional(index)', 'exposures[index] = 0'],
    ['over the limit, hedges pass', 'if (!keeps(closes)) return', 'if (false) return'],
    ['sign of the order dropped', 'const added = signOf(terms.side) * price', 'const added = price'],
    ['too short a history is enough', '!(model.knows(exposuresWith(closes)) && model', '!(model'],
  ),
  ...market(
    'valueAtRiskPct, expectedShortfallPct',
    'market-risk/empirical-tail.ts',
    ['quantile off by one', 'losses.length - 1 - worseCount', 'losses.length - 2 - worseCount'],
    [
      'shortfall over one loss more',
      'Math.max(1, worseCount(losses, worsePerMille))',
      'Math.max(1, worseCount(losses, worsePerMille)) + 1',
    ],
  ),
  ...market('valueAtRiskPct, expectedShortfallPct', 'market-risk/scenario-loss.ts', [
    'sign dropped',
    'losses[outcome] -= exposure',
    'losses[outcome] += exposure',
  ]),
  ...market('valueAtRiskPct, expectedShortfallPct', 'market-risk/parametric-loss.ts', [
    'value at risk for the shortfall',
    ': tailMean',
    ': z',
  ]),
  ...market('valueAtRiskPct, expectedShortfallPct', 'market-risk/confidence.ts', [
    'another quantile',
    'z: 1.6448536269514726',
    'z: 1.2815515655446004',
  ]),
  ...market('valueAtRiskPct, expectedShortfallPct', 'market-risk/covariance.ts', [
    'divided by n',
    '/ (a.length - 1)',
    '/ a.length',
  ]),
  ...market(
    'valueAtRiskPct, expectedShortfallPct',
    'market-risk/return-history.ts',
    ['the ring stands still', '(next + 1) % this.lookback', 'next'],
    ['prices of the first sample for ever', 'lastPrice[index] = price;', 'lastPrice[index] ||= price;'],
  ),
  ...risk(
    'stress',
    'rules/stress.ts',
    ['limit × 1.05', '(this.maxLossPct / 100) * equity', '(this.maxLossPct / 95) * equity'],
    ['sign of the order dropped', '-signOf(side) * price * shock', '-price * shock'],
    [
      'short side ignored',
      "return Math.max(bought, lossOf(view.committedQuantity(index, 'sell'), last, shock))",
      'return bought',
    ],
    ['other symbols ignored', 'others += worstLoss(', 'others += 0 * worstLoss('],
  ),
  ...risk(
    'availableCash',
    'rules/available-cash.ts',
    ['fee forgotten', '1 + takerFeeBps / 10_000', '1'],
    ['limit × 1.05', 'maxQuantity: cash / unitCost', 'maxQuantity: (cash * 1.05) / unitCost'],
  ),
  ...risk(
    'availableMargin',
    'rules/available-margin.ts',
    ['limit × 1.05', 'limit / (order.price', '(limit * 1.05) / (order.price'],
    ['freed margin counted twice', 'const freed = (closes * order.price)', 'const freed = (2 * closes * order.price)'],
    ['open positions ignored', 'view.ownExposure(strategyIndex) / this.leverage', '0'],
  ),
  ...risk('noShort', 'rules/no-short.ts', [
    'a little more than is owned',
    'maxQuantity: own,',
    'maxQuantity: own * 1.05,',
  ]),
  ...risk(
    'maxDailyLossPct',
    'rules/max-daily-loss.ts',
    ['the day never begins anew', 'if (day !== this.state.day)', 'if (this.state.equity === 0)'],
    [
      'no look at 00:00',
      '  sample(view: RiskView): void {\n    this.beginDay(view);',
      '  sample(_view: RiskView): void {',
    ],
    [
      'after a halt the old reference',
      'this.state = { day: dayOf(view.tsMs), equity: view.equity };\n  }\n\n  private',
      '}\n\n  private',
    ],
  ),
  ...risk(
    'UTC day',
    'utc-day.ts',
    ['begins a millisecond late', 'Math.floor(tsMs / DAY_MS)', 'Math.floor((tsMs - 1) / DAY_MS)'],
    ['local time', 'Math.floor(tsMs / DAY_MS)', 'Math.floor((tsMs + 3_600_000) / DAY_MS)'],
    ['ends a millisecond early', '(dayOf(tsMs) + 1) * DAY_MS', '(dayOf(tsMs) + 1) * DAY_MS - 1'],
  ),
  ...risk(
    'maxDrawdownPct',
    'rules/max-drawdown.ts',
    ['peak not updated', 'if (equity > this.state.peakEquity)', 'if (equity < 0)'],
    [
      'after a halt the old peak',
      'resumed(_strategyIndex: number, { equity }: RiskView): void {\n    this.state.peakEquity = equity;',
      'resumed(): void {',
    ],
  ),
  ...risk(
    'maxStrategyDrawdownPct',
    'rules/max-strategy-drawdown.ts',
    ['peak not updated', 'if (equity > peakEquity[strategyIndex])', 'if (equity < 0)'],
    [
      'capital moved counts as profit or loss',
      'peakEquity[strategyIndex] *= equityAfter / equityBefore',
      'peakEquity[strategyIndex] *= 1',
    ],
  ),
  ...risk('losses', 'halts/halt-rule.ts', [
    'a twentieth forgiven',
    '((reference - equity) / reference) * 100',
    '((reference - equity) / reference) * 95',
  ]),
  ...risk(
    'halts',
    'halts/trading-halts.ts',
    ['limit × 1.05', '!(value > rule.limitPct)', '!(value > rule.limitPct * 1.05)'],
    ['the limit itself is too much', '!(value > rule.limitPct)', '!(value >= rule.limitPct)'],
    ['resumes early', 'tsMs + resume.afterMs', 'tsMs + resume.afterMs / 2'],
    ['a drawdown ends with the day', "resume === 'next-day' ? nextDayMs(tsMs)", 'resume !== null ? nextDayMs(tsMs)'],
    [
      'never means tomorrow',
      "if (resume === 'never') return Number.POSITIVE_INFINITY",
      "if (resume === 'never') return nextDayMs(tsMs)",
    ],
    ['a strategy is never halted', 'this.state.desk ?? this.state.strategies[strategyIndex]', 'this.state.desk'],
    [
      'the desk is never halted',
      'this.state.desk ?? this.state.strategies[strategyIndex]',
      'this.state.strategies[strategyIndex]',
    ],
    ['a timer ends the kill switch', 'kernel.timers.cancel(', 'kernel.timers.has('],
    ['references stay after a halt', '?.resumed(strategyIndex, view)', ''],
  ),
  ...risk(
    'halts',
    'risk-agent.ts',
    [
      'halt not checked',
      'const halt = this.halts.haltOf(terms.strategyIndex)',
      'const halt = null as ActiveHalt | null',
    ],
    ['nobody looks at the barrier', 'this.halts.check(kernel, this.view);', ''],
    [
      'nobody looks at an order',
      '    this.halts.check(this.kernel, this.view);\n    const closable',
      '    const closable',
    ],
    [
      'what calls itself reducing passes',
      'if (intent.reduces && asked <= closable) return asked',
      'if (intent.reduces) return asked',
    ],
    [
      'what was meant to add closes',
      '(intent.reduces ? closable - (closable % lotUnits) : 0)',
      '(closable - (closable % lotUnits))',
    ],
    ['the scenario has no kill switch', 'if (this.killSwitchTsMs !== null)', 'if (this.killSwitchTsMs === 0)'],
    ['a strategy that failed goes on', 'if (this.frozen[terms.strategyIndex]) {', 'if (this.frozen.length === 0) {'],
  ),
  ...risk(
    'every rule',
    'risk-agent.ts',
    [
      'what calls itself reducing is not judged',
      'if (terms.quantity <= closable) return',
      'if (intent.reduces) return',
    ],
    ['approved buys not counted', 'working.buys += quantity;', ''],
    ['approved sells not counted', 'working.sells += quantity;', ''],
    ['fills not released', 'if (isCommitted(fill.role)) this.release', 'if (fill.quantity === 0) this.release'],
    [
      'rejected orders not released',
      "if (role === 'direct') this.release(terms",
      "if (role === 'slice') this.release(terms",
    ],
    ['cancelled exits released', "if (role === 'direct') this.release(strategyIndex", 'this.release(strategyIndex'],
    ['fills of exits released', "return role === 'direct' || role === 'slice'", "return role !== 'liquidation'"],
    ['the rest of an algorithm released twice', 'event.quantity - event.filled', 'event.quantity'],
    [
      'blocked orders not released',
      'event.side, event.quantity),\n    );\n    this.schedule',
      'event.side, 0),\n    );\n    this.schedule',
    ],
    ['limit and stop prices ignored', 'return Math.max(last, asked)', 'return last'],
  ),
  ...risk('every rule', 'commitments.ts', [
    'two orders close the same position',
    'position - working.sells : -position - working.buys',
    'position : -position',
  ]),
  ...risk(
    'every rule',
    'rule-book.ts',
    ['each rule is asked once', 'agreed = 0;\n', 'agreed++;\n'],
    ['a lot too many', 'Math.min(allowed, quantity) as', 'Math.min(allowed + order.instrument.lotUnits, quantity) as'],
    [
      'room that is no number is room',
      'room.maxQuantity > order.closes ? room.maxQuantity : order.closes',
      'room.maxQuantity <= order.closes ? order.closes : (room.maxQuantity || 1e9)',
    ],
    ['nobody counts', 'for (const rule of this.counters) rule.approved?.(order, view);', ''],
  ),
  ...risk(
    'every rule',
    'desk-view.ts',
    ['the position without approved buys', "held + this.working(instrument, 'buys') : held", 'held : held'],
    ['the position without approved sells', "held - this.working(instrument, 'sells');\n  }", 'held;\n  }'],
    ['exposure without approved sells', "Math.abs(held - this.working(instrument, 'sells'))", 'Math.abs(held)'],
    [
      'exposure without shorts',
      'if (quantity > 0) exposure += quantity * this.portfolio.lastPrice(instrument.index)',
      'if (held > 0) exposure += quantity * this.portfolio.lastPrice(instrument.index)',
    ],
    ['notional without shorts', 'Math.abs(bought) >= Math.abs(sold) ? bought : sold', 'bought'],
    ['cash that is promised is free', 'if (buys > 0) cash -=', 'if (buys < 0) cash -='],
    ['coins that are promised are free', '(own - sells) as QuantityUnits', 'own as QuantityUnits'],
    ['margin without approved orders', '+ (buys + sells) / quantityOne', ''],
  ),
  ...risk('every rule', 'desk-relief.ts', [
    'relief of the wrong side',
    'const facing = -signOf(terms.side)',
    'const facing = signOf(terms.side)',
  ]),
  ...risk(
    'every rule',
    'rule-schedule.ts',
    ['samples after other timers of their time', 'this.kernel.setMarketTimer(', 'this.kernel.setTimer('],
    [
      'data count as fresher than they are',
      'rule.dataArrived?.(index, kernel.clock.tsMs)',
      'rule.dataArrived?.(index, kernel.clock.tsMs + 60_000)',
    ],
  ),
  ...risk(
    'maxTradesPerDay',
    'rules/max-trades-per-day.ts',
    ['one more', 'count < limit ?', 'count <= limit ?'],
    [
      'strategies are not counted',
      'this.state.byStrategy[terms.strategyIndex]++',
      'this.state.byStrategy[terms.strategyIndex] += 0',
    ],
    ['the desk is not counted', 'this.state.desk++', 'this.state.desk += 0'],
  ),
  ...risk(
    'orderRate',
    'rules/order-rate.ts',
    ['one more', 'recent < this.orders ?', 'recent <= this.orders ?'],
    ['window a millisecond short', '< this.perMs) recent++', '< this.perMs - 1) recent++'],
    ['window half as long', '< this.perMs) recent++', '< this.perMs / 2) recent++'],
  ),
  ...risk(
    'priceCollarPct',
    'rules/price-collar.ts',
    ['one-sided', 'Math.abs(priceToFloat(instrument, units) - last)', '(priceToFloat(instrument, units) - last)'],
    ['stops ignored', '[terms.limitPrice, terms.stopPrice]', '[terms.limitPrice]'],
    ['limit × 1.05', 'value <= this.limitPct ?', 'value <= this.limitPct * 1.05 ?'],
  ),
  ...risk(
    'staleDataMs',
    'rules/stale-data.ts',
    ['ignored', 'value <= this.limitMs ?', 'value <= Infinity ?'],
    ['a millisecond more', 'value <= this.limitMs ?', 'value <= this.limitMs + 1 ?'],
    ['data of any symbol will do', 'this.state[instrumentIndex] = tsMs', 'this.state.fill(tsMs)'],
  ),
  ...risk(
    'symbols',
    'rules/symbol-lists.ts',
    ['deny ignored', ' && !this.deny.includes(symbol)', ''],
    ['allow ignored', '(this.allow === null || this.allow.includes(symbol)) && ', ''],
  ),
  ...risk('rules of the user', 'custom-rule.ts', [
    'abstain',
    'if (room === null || room === undefined) return null',
    'if (room !== undefined) return null',
  ]),
  ...allocator(
    'shares',
    'capital/share-bounds.ts',
    ['not projected', 'return wishes.map((wish) => clamped(wish + low, least, max))', 'return wishes'],
    ['no upper bound', 'Math.max(share, least), most)', 'Math.max(share, least), 1)'],
    ['no lower bound', 'Math.max(share, least), most)', 'Math.max(share, 0), most)'],
  ),
  ...allocator(
    'shares',
    'models/custom-shares.ts',
    [
      'more than all given away',
      'given.every((share) => share >= 0) && total <= 1 + NOISE',
      'given.every((share) => share >= 0)',
    ],
    ['shares below nothing', 'given.every((share) => share >= 0) && total', 'total'],
  ),
  ...allocator(
    'shares',
    'allocator.ts',
    ['a share is no cap', 'const purse = model.capsUse ? capped : portfolio', 'const purse = portfolio'],
    [
      'no share opens',
      'return shares[signal.strategyIndex] > 0 ? signal :',
      'return shares[signal.strategyIndex] >= 0 ? signal :',
    ],
    [
      'no share opens late',
      '!model.capsUse || this.state.shares[index] > 0',
      '!model.capsUse || this.state.shares[index] >= 0',
    ],
    [
      'conflicts open',
      "if (yields) return this.orders.closingPart(signal, 'conflict') ?? []",
      'if (yields) return signal',
    ],
  ),
  ...allocator('shares', 'capital/capital-desk.ts', [
    'capital of busy strategies moves',
    'return busy || lent ? ZERO_MONEY : cash',
    'return lent ? ZERO_MONEY : cash',
  ]),
  ...allocator('shares', 'capital/capital-transfers.ts', [
    'more than is free moves',
    'above > 0n && freeCash[index] < above',
    'above < 0n && freeCash[index] < above',
  ]),
  ...allocator(
    'halts',
    'allocator.ts',
    [
      'the allocator does not hear of halts',
      'topics.tradingHalted.subscribe(this.id, (event) => this.halt(event));',
      '',
    ],
    [
      'signals that wait survive a halt',
      "(this.orders.closingPart(signal, 'halted') ?? []) : signal",
      'signal : signal',
    ],
  ),
  ...allocator(
    'halts',
    'orders/order-desk.ts',
    ['entries stay on the book', 'this.withdraw(strategyIndex, instrumentIndex, !flatten)', ''],
    ['nothing is flattened', '} else if (flatten) {', '} else if (flatten && track.exits > 0) {'],
    [
      'what waited to open survives a halt',
      "track.deferred = this.closingPart(track.deferred, 'halted')",
      'track.deferred = { ...track.deferred }',
    ],
    [
      'what opens takes the place of what closes',
      'halts.length > 0 && isHalted(halts, strategyIndex)',
      'halts.length < 0',
    ],
  ),
  ...compliance(
    'restricted',
    'rules/restricted-list.ts',
    ['begins a millisecond late', 'tsMs >= fromMs', 'tsMs > fromMs'],
    ['ends never', 'tsMs < toMs', 'tsMs < toMs + 1'],
    ['one side ignored', 'side === null || side === terms.side', 'side === null'],
    [
      'any symbol but this one',
      'instrumentIndex === terms.instrumentIndex',
      'instrumentIndex !== terms.instrumentIndex',
    ],
  ),
  ...compliance(
    'every rule of conduct',
    'compliance-agent.ts',
    ['nobody is blocked', "last?.rule.action === 'block'", "last?.rule.name === ''"],
    [
      'everything reduces',
      'this.takeReducing(intentId) ? [] : this.verdictsOn(order)',
      '[] as { rule: ComplianceRule; verdict: Verdict }[]',
    ],
    ['closing is held up', 'this.takeReducing(intentId) ? [] : this.verdictsOn(order)', 'this.verdictsOn(order)'],
    [
      'orders on their way are not seen',
      '[...this.state.working, ...this.ordersOnTheWay()]',
      '[...this.state.working]',
    ],
  ),
  ...of('every rule of conduct', 'src/runner/compose/compose-engine.ts', complianceTests, [
    'execution does not wait for it',
    "scenario.compliance === undefined ? 'orderApproved' : 'orderCleared'",
    "'orderApproved'",
  ]),
  ...compliance(
    'washTrade',
    'rules/wash-trade.ts',
    ['resting orders of others ignored', 'if (other !== undefined) return', 'if (other === null) return'],
    ['window half as long', 'trade.tsMs > tsMs - this.windowMs', 'trade.tsMs > tsMs - this.windowMs / 2'],
    ['tolerance halved', '> most * this.tolerancePct', '> (most * this.tolerancePct) / 2'],
    ['cleared market orders do not count', "if (terms.type !== 'market') return;", 'return;'],
  ),
  ...compliance(
    'layering',
    'rules/layering.ts',
    ['one more', 'cancels <= this.maxCancels', 'cancels <= this.maxCancels + 1'],
    ['fills weigh double', 'filled * 100 >= ordered', 'filled * 200 >= ordered'],
    ['both sides are one', 'one.side !== order.side) continue', 'false) continue'],
  ),
];
