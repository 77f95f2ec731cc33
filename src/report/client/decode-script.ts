/** Reads the embedded data: the inverse of `EncodedColumn`. */
export const DECODE_SCRIPT = `
const payload = JSON.parse(document.getElementById('report-data').textContent);
const decodeColumn = (column) => {
  const values = new Float64Array(column.length);
  if (column.constant !== undefined) return values.fill((column.constant * column.mul) / column.div);
  const bytes = atob(column.base64);
  let at = 0;
  let whole = 0;
  for (let index = 0; index < column.length; index++) {
    let zigzag = 0;
    let factor = 1;
    let byte;
    do {
      byte = bytes.charCodeAt(at++);
      zigzag += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    whole += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    values[index] = (whole * column.mul) / column.div;
  }
  return values;
};
`;
