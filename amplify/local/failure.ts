/** Something that a person can mend: its message is shown without a stack trace. */
export class Failure extends Error {
  override name = "Failure";
}

/** Shows what went wrong and sets the exit code. */
export function report(error: unknown): void {
  if (error instanceof Failure) console.error(`\n${error.message}\n`);
  else console.error(error);
  process.exitCode = 1;
}
