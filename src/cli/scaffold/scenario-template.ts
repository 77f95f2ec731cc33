export interface ScenarioTemplateOptions {
  readonly name: string;
  /** A CSV of one-minute bars, relative to the scenario; null to use generated prices. */
  readonly dataPath: string | null;
  readonly symbol: string;
  readonly interval: string;
}

/** A scenario that runs the new strategy. */
export function scenarioTemplate({ name, dataPath, symbol, interval }: ScenarioTemplateOptions): string {
  const source =
    dataPath === null
      ? `# Generated prices, so that this runs as it is. For your own file:
  #   { symbol: ${symbol}, source: csv, path: ../data/${symbol}-${interval}.csv, interval: ${interval} }
  - { symbol: ${symbol}, source: synthetic, interval: ${interval}, days: 60, seed: 1, startPrice: 40000 }`
      : `- { symbol: ${symbol}, source: csv, path: ${JSON.stringify(dataPath)}, interval: ${interval} }`;
  return `# sim run ${name}.yaml
name: ${name}

data:
  ${source}

account: { cash: { USDT: 100000 } }

strategies:
  - id: ${name}
    use: ./${name}.ts
    symbols: [${symbol}]
    params: { period: 1440 }
    sizing: { model: percent, pct: 50 }   # half of the equity in each position
`;
}
