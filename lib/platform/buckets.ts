/** Every bucket, as data, for the deployment and the local stack. */
export const buckets = {
  /** What conversations leave behind: archives, and files that people asked for. */
  sessions: {
    folders: {
      /** Sessions that were archived; kept, and moved to cheaper storage. */
      archives: { prefix: "sessions/", coldAfterDays: 90 },
      /** Exports; whoever needs one again asks again. */
      exports: { prefix: "exports/", expiresAfterDays: 7 },
    },
    /** Parts of an upload that was never finished. */
    abortUploadsAfterDays: 1,
  },
} as const;

export type BucketName = keyof typeof buckets;
export const bucketNames = Object.keys(buckets) as BucketName[];

/** Logical bucket → the name it has where it runs. */
export type BucketNames = Record<BucketName, string>;

/** The environment variable that carries a bucket's name to a function: `SESSIONS_BUCKET`. */
export const bucketVariable = (bucket: BucketName): string => `${bucket.toUpperCase()}_BUCKET`;
