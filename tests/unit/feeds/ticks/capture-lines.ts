/** Frames as the exchange sends them, with made-up numbers, and a capture's lines of them. */

const FIRST_NS = 1_700_000_000_000_000_000n;

/** Lines of a capture, a millisecond and a quarter apart. */
export function captureLines(frames: readonly string[]): string {
  return frames.map((frame, index) => `${FIRST_NS + BigInt(index) * 1_250_000n} ${frame}\n`).join('');
}

export const SPOT_TRADE =
  '{"stream":"btcusdt@trade","data":{"e":"trade","E":1700000001243,"s":"BTCUSDT","t":3735683259,"p":"61837.63000000","q":"0.02000000","T":1700000001242,"m":true,"M":true}}';
export const SPOT_QUOTE =
  '{"stream":"btcusdt@bookTicker","data":{"u":50093239212,"s":"BTCUSDT","b":"61837.63000000","B":"3.78826000","a":"61837.64000000","A":"1.54698000"}}';
export const SPOT_DEPTH =
  '{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1700000001208,"s":"BTCUSDT","U":50093239203,"u":50093239207,"b":[["55653.87000000","0.00000000"]],"a":[["61838.04000000","0.32332000"],["61844.30000000","0.40163000"]]}}';
export const SPOT_SNAPSHOT =
  '{"lastUpdateId":50093239205,"bids":[["61837.63000000","3.78826000"],["61837.62000000","0.61700000"]],"asks":[["61837.64000000","1.60520000"]]}';
export const SPOT_AGGREGATE =
  '{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1700000001243,"s":"BTCUSDT","a":77,"p":"61837.63","q":"0.5","f":1,"l":3,"T":1700000001242,"m":false,"M":true}}';
export const FUTURES_TRADE =
  '{"stream":"btcusdt@trade","data":{"e":"trade","E":1700000001322,"T":1700000001321,"s":"BTCUSDT","t":5266583935,"p":"61800.30","q":"0.006","X":"MARKET","m":false}}';
export const FUTURES_ZERO_TRADE =
  '{"stream":"btcusdt@trade","data":{"e":"trade","E":1700000001322,"T":1700000001321,"s":"BTCUSDT","t":5266583936,"p":"0","q":"0","X":"NA","m":false}}';
export const FUTURES_QUOTE =
  '{"stream":"btcusdt@bookTicker","data":{"e":"bookTicker","u":5123107839020,"s":"BTCUSDT","b":"61800.20","B":"2.507","a":"61800.30","A":"2.510","T":1700000001313,"E":1700000001314}}';
export const FUTURES_DEPTH =
  '{"stream":"btcusdt@depth@0ms","data":{"e":"depthUpdate","E":1700000001299,"T":1700000001298,"s":"BTCUSDT","U":5123107832006,"u":5123107837557,"pu":5123107831937,"b":[["58710.20","0.014"],["61496.50","0.010"]],"a":[]}}';
