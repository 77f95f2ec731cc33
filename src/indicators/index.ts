/** Every streaming indicator, for user strategies. */

export { type AdxState, createAdx, updateAdx } from './adx.js';
export { type AtrState, createAtr, updateAtr } from './atr.js';
export { type BollingerBandsState, createBollingerBands, updateBollingerBands } from './bollinger-bands.js';
export { createDonchianChannel, type DonchianChannelState, updateDonchianChannel } from './donchian-channel.js';
export { createEma, type EmaState, updateEma } from './ema.js';
export { createMacd, type MacdState, updateMacd } from './macd.js';
export { createObv, type ObvState, updateObv } from './obv.js';
export { createRoc, type RocState, updateRoc } from './roc.js';
export { createRollingMax, type RollingMaxState, updateRollingMax } from './rolling-max.js';
export { createRollingMin, type RollingMinState, updateRollingMin } from './rolling-min.js';
export {
  createRollingRegression,
  type RollingRegressionState,
  updateRollingRegression,
} from './rolling-regression.js';
export {
  createRollingStandardDeviation,
  type RollingStandardDeviationState,
  updateRollingStandardDeviation,
} from './rolling-standard-deviation.js';
export { createRsi, type RsiState, updateRsi } from './rsi.js';
export { createSma, type SmaState, updateSma } from './sma.js';
export { createStochastic, type StochasticState, updateStochastic } from './stochastic.js';
export {
  type TechnicalIndicatorState,
  technicalIndicator,
  technicalIndicatorNames,
  updateTechnicalIndicator,
} from './technical-indicators.js';
export { createVwap, updateVwap, type VwapState } from './vwap.js';
export { createWma, updateWma, type WmaState } from './wma.js';
