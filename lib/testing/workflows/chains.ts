/** One visit of a state inside of a Map, and the last that happened in it. */
export type Visit = { state: string; index?: number; last: number; claimed: boolean };

/**
 * Which event of a run follows which, where items of a Map are done side by side: an event's `previousEventId` leads
 * back through its own item, as in Step Functions' history.
 */
export class Chains {
  #visits: Visit[] = [];
  /** Item → the last event of it. */
  readonly #items = new Map<number, number>();

  /** What the next event of an item follows; undefined where that is simply the event before. */
  before = (index?: number): number | undefined => (index === undefined ? undefined : this.#items.get(index));

  happened(index: number | undefined, id: number): void {
    if (index !== undefined) this.#items.set(index, id);
  }

  entered(state: string, index: number | undefined, id: number): void {
    this.#visits.push({ state, index, last: id, claimed: false });
    this.happened(index, id);
  }

  /** The visit in which an attempt of a task is made: attempts begin in the order in which their states were entered. */
  claim(state: string): Visit | undefined {
    const mine = this.#visits.filter((visit) => visit.state === state);
    const visit = mine.find(({ claimed }) => !claimed) ?? mine.at(-1);
    if (visit) visit.claimed = true;
    return visit;
  }

  /** The visit is over. Gives what its last event was. */
  left(state: string, index?: number): number | undefined {
    const visit = this.#visits.find((one) => one.state === state && one.index === index);
    this.#visits = this.#visits.filter((one) => one !== visit);
    return visit?.last;
  }
}
