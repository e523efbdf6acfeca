/** The letters of a telephone's keys (ITU-T E.161). 0 and 1 have none. */
const keys: Record<string, string> = {
  2: "ABC",
  3: "DEF",
  4: "GHI",
  5: "JKL",
  6: "MNO",
  7: "PQRS",
  8: "TUV",
  9: "WXYZ",
};

/** Letter (`A`…`Z`) → digit, by the letter's place in the alphabet. */
export const digitOfLetter: readonly number[] = Array.from({ length: 26 }, (_, place) => {
  const letter = String.fromCharCode(65 + place);
  return Number(Object.keys(keys).find((key) => keys[key]?.includes(letter)));
});

/** Letter → its place on its key, 1 for the first. 0 stands for the digit itself. */
export const placeOnKey: readonly number[] = digitOfLetter.map(
  (digit, place) => (keys[digit]?.indexOf(String.fromCharCode(65 + place)) ?? -1) + 1,
);

/** What stands at a place of a number, as character codes: `[digit * 8]` the digit, `[digit * 8 + 1]` its first letter. */
export const signCodes = new Uint8Array(80);
for (let digit = 0; digit < 10; digit += 1)
  [String(digit), ...(keys[digit] ?? "")].forEach((sign, place) => {
    signCodes[digit * 8 + place] = sign.charCodeAt(0);
  });
