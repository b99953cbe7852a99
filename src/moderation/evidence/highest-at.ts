const GOLDEN = (Math.sqrt(5) - 1) / 2;
const STEPS = 16;

/**
 * Where a function with one peak is highest in a range of positive numbers, to less than a thousandth of the range's
 * width in logarithms: golden-section search.
 */
export async function highestAt(
  height: (at: number) => number | Promise<number>,
  [least, most]: readonly [number, number],
): Promise<number> {
  let [low, high] = [Math.log(least), Math.log(most)];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [leftHeight, rightHeight] = [await height(Math.exp(left)), await height(Math.exp(right))];
  for (let step = 0; step < STEPS; step += 1) {
    if (leftHeight >= rightHeight) {
      [high, right, rightHeight] = [right, left, leftHeight];
      left = high - GOLDEN * (high - low);
      leftHeight = await height(Math.exp(left));
    } else {
      [low, left, leftHeight] = [left, right, rightHeight];
      right = low + GOLDEN * (high - low);
      rightHeight = await height(Math.exp(right));
    }
  }
  return Math.exp((low + high) / 2);
}
