/** Megabytes of each function, for the processor's share that comes with them: the start is what a caller waits for. */
export const functionMemory = 512;

/**
 * What AWS Lambda's runtime starts Node.js with, by the function's megabytes: a twentieth for each half of the space of
 * new objects, nine tenths for the old. It gives them on the command line, where `NODE_OPTIONS` does not change them.
 */
export const lambdaFlags = (megabytes: number): string[] => [
  "--expose-gc",
  `--max-semi-space-size=${Math.floor(Math.floor(megabytes / 10) / 2)}`,
  `--max-old-space-size=${megabytes - Math.floor(megabytes / 10)}`,
];
