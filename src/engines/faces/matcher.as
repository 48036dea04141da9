// Inner products of one probe with many rows of whole numbers -128..127. AssemblyScript; compiled by
// testing/compile-matcher.ts into matcher-wasm.ts, which a test compares. Memory comes from outside.

// probe: size numbers of 16 bits at byte `probe`; rows: size bytes each from byte `rows`; answers 32 bits a row at `out`.
// size is a multiple of 16. Four rows go together, so that each piece of the probe is loaded once for all of them.
export function products(probe: usize, rows: usize, count: u32, size: usize, out: usize): void {
  let row: u32 = 0;
  while (row + 4 <= count) {
    const first = rows + <usize>row * size;
    const second = first + size;
    const third = second + size;
    const fourth = third + size;
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    for (let at: usize = 0; at < size; at += 8) {
      const part = v128.load(probe + at * 2);
      a = i32x4.add(a, i32x4.dot_i16x8_s(part, v128.load_ext<i8>(first + at)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(part, v128.load_ext<i8>(second + at)));
      c = i32x4.add(c, i32x4.dot_i16x8_s(part, v128.load_ext<i8>(third + at)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(part, v128.load_ext<i8>(fourth + at)));
    }
    const at = out + <usize>row * 4;
    store<i32>(at, total(a));
    store<i32>(at, total(b), 4);
    store<i32>(at, total(c), 8);
    store<i32>(at, total(d), 12);
    row += 4;
  }
  while (row < count) {
    const first = rows + <usize>row * size;
    let a = i32x4.splat(0);
    for (let at: usize = 0; at < size; at += 8)
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(probe + at * 2), v128.load_ext<i8>(first + at)));
    store<i32>(out + <usize>row * 4, total(a));
    row++;
  }
}

// @ts-ignore: decorator
@inline
function total(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  );
}
