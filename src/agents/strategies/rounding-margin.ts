/**
 * What lies nearer together than this is equal on paper. Prices and volumes are decimals; as floats they are off by up
 * to a unit in the sixteenth digit, so that a close which equals a mean of closes, say, may seem to lie above it.
 *
 * Of prices and volumes: a share of them, far below a tick over any window.
 */
export const PRICE_MARGIN = 1e-12;

/** Of indices from 0 to 100 that are ratios of price differences, some of a single tick: in points. */
export const INDEX_MARGIN = 1e-6;
