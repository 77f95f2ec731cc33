import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

/*
 * The process that `sim test` starts for each file: importing the file registers its tests, Node runs them. `icarus`
 * is this very package, wherever the file lies and whether or not it is installed there.
 */
const icarus = fileURLToPath(new URL('../index.js', import.meta.url));
await createJiti(import.meta.url, { alias: { icarus }, fsCache: false }).import(process.argv[2]);
