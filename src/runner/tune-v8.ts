import { setFlagsFromString } from 'node:v8';

/*
 * Settings of V8 for programs that own their process, to be made before the engine is loaded; never by the library.
 */

/**
 * Lets V8 inline more into one function than its default of 920 bytecodes: the path from a bar through the bus into
 * every agent is many small functions, and a busy run gains 3 to 5 %. And lets it keep the shapes of objects that compiled
 * code counts on, even when no such object is alive for a while: many short runs in turn would compile again and again.
 *
 * And lets the heap grow to three times what is alive in it before all of it is searched for garbage. V8 takes a program
 * that makes few objects, as a quiet run does, for one that should be small, and would search every few runs of a sweep,
 * in threads that the other runs need. Its own measure for a busy program is four times.
 */
export function tuneV8(): void {
  setFlagsFromString('--heap-growing-percent=200');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=2000');
  setFlagsFromString('--retain-maps-for-n-gc=1000');
}

/**
 * Back to V8's own measure of inlining, for branches in several threads: they are short and run the whole program, so that
 * compiling takes as long as running, and with more threads than cores to spare nobody does it for nothing. The points of
 * a sweep go through the same few functions for longer, and are faster without it.
 */
export function tuneV8ForBranches(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=920');
}
