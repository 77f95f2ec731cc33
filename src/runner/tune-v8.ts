import { setFlagsFromString } from 'node:v8';

/*
 * Settings of V8 for programs that own their process, to be made before the engine is loaded; never by the library.
 */

/**
 * Lets V8 inline more into one function than its default of 920 bytecodes: the path from a bar through the bus into
 * every agent is many small functions, and a busy run gains 3 to 5 %. And lets it keep the shapes of objects that compiled
 * code counts on, even when no such object is alive for a while: many short runs in turn would compile again and again.
 */
export function tuneV8(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=2000');
  setFlagsFromString('--retain-maps-for-n-gc=1000');
}

/**
 * Back to V8's own measure of inlining, for work that is shared among as many threads as there are cores: compiling is
 * done beside the program, by a third more, and no core is left to do it for nothing.
 */
export function tuneV8ForThreads(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=920');
}
