/** One figure of 7-quality.md, as it was measured. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** What it is held against: the limit, or the other side of a comparison, in words. */
  against: string;
  /** Value over what it is compared with; null where nothing stands beside it. */
  ratio: number | null;
  met: boolean;
  /** What a reader must know to judge it: medians, the other side's value. */
  note?: string;
};

type Measured = Pick<Figure, "name" | "value" | "unit" | "note">;

/** A figure that may be at most `limit`. */
export const atMost = (limit: number, measured: Measured): Figure => ({
  ...measured,
  against: `≤ ${limit}`,
  ratio: round(measured.value / limit),
  met: measured.value <= limit,
});

/** A figure that must be at least `limit`. */
export const atLeast = (limit: number, measured: Measured): Figure => ({
  ...measured,
  against: `≥ ${limit}`,
  ratio: round(measured.value / limit),
  met: measured.value >= limit,
});

/** A figure that must be `wanted`, neither more nor less. */
export const exactly = (wanted: number, measured: Measured): Figure => ({
  ...measured,
  against: `= ${wanted}`,
  ratio: wanted === 0 ? null : round(measured.value / wanted),
  met: measured.value === wanted,
});

/** A figure without a limit, for those who want to know. */
export const forTheRecord = (measured: Measured): Figure => ({
  ...measured,
  against: "none",
  ratio: null,
  met: true,
});

/** Three figures behind the point are more than these machines can tell. */
export const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** One JSON line on standard output. */
export function emit({ name, value, unit, against, ratio, met, note }: Figure): void {
  console.log(JSON.stringify({ name, value: round(value), unit, against, ratio, met, note }));
}

/** What a person reads at the end. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.met ? "met " : "MISS",
    figure.name,
    `${round(figure.value)} ${figure.unit}`.trim(),
    figure.against,
    figure.note ?? "",
  ]);
  const head = ["", "figure", "value", "limit", "how"];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
