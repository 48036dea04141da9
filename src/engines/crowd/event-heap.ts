/** A queue of events by time; events of one time come out in the order they went in. Grows as needed. */
export class EventHeap {
  private times = new Float64Array(1024);
  private orders = new Float64Array(1024);
  private codes = new Int32Array(1024);
  private given = 0;
  size = 0;

  /** The time of the next event; Infinity when there is none. */
  get nextAt(): number {
    return this.size > 0 ? this.times[0]! : Number.POSITIVE_INFINITY;
  }

  push(at: number, code: number): void {
    if (this.size === this.times.length) this.grow();
    const order = this.given++;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (this.times[parent]! <= at) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.put(hole, at, order, code);
  }

  /** Takes the next event out and answers its code. The heap must not be empty. */
  pop(): number {
    const code = this.codes[0]!;
    const last = --this.size;
    const [at, order] = [this.times[last]!, this.orders[last]!];
    const moved = this.codes[last]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      if (child + 1 < last && this.isBefore(child + 1, this.times[child]!, this.orders[child]!)) child += 1;
      if (!this.isBefore(child, at, order)) break;
      this.move(child, hole);
      hole = child;
    }
    this.put(hole, at, order, moved);
    return code;
  }

  private isBefore(index: number, at: number, order: number): boolean {
    const own = this.times[index]!;
    return own < at || (own === at && this.orders[index]! < order);
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from]!;
    this.orders[to] = this.orders[from]!;
    this.codes[to] = this.codes[from]!;
  }

  private put(index: number, at: number, order: number, code: number): void {
    this.times[index] = at;
    this.orders[index] = order;
    this.codes[index] = code;
  }

  private grow(): void {
    const [times, orders, codes] = [this.times, this.orders, this.codes];
    this.times = new Float64Array(2 * times.length);
    this.orders = new Float64Array(2 * times.length);
    this.codes = new Int32Array(2 * times.length);
    this.times.set(times);
    this.orders.set(orders);
    this.codes.set(codes);
  }
}
