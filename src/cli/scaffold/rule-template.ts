/** A working risk rule to start from. */
export function ruleTemplate(name: string): string {
  return `import { defineRiskRule, z } from 'icarus';

/** No single order adds more than a part of the desk's equity. */
export default defineRiskRule({
  name: '${name}',
  description: 'The largest order, in percent of equity',

  // What a scenario may set under \`params\`, with ranges and defaults.
  params: z.strictObject({
    limitPct: z.number().positive().default(10).describe('Percent of equity'),
  }),

  // How much room the rule leaves the order. Orders that only close a position are never asked about.
  room(order, view, _state, { limitPct }) {
    return {
      maxQuantity: ((limitPct / 100) * view.equity) / order.price,
      value: ((order.quantity * order.price) / view.equity) * 100,
      limit: limitPct,
    };
  },
});
`;
}
