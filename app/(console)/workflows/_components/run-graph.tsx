import { CircleCheck, CircleDashed, CircleDot, CircleStop, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { standings, type Graph, type Standing, type Step } from "#lib/domain/workflows/index.ts";
import { stepId } from "./addresses.ts";
import {
  headHeight,
  lineHeight,
  placed,
  reachedOnly,
  withoutCommonCatches,
  type PlacedGraph,
  type PlacedState,
  type PlacedTransition,
} from "./graph-layout.ts";
import styles from "./graph.module.css";
import { useStateWords } from "./state-words.ts";

/** A shape for each standing, so that none is told by its colour alone. */
export const signs = {
  done: CircleCheck,
  caught: TriangleAlert,
  current: CircleDot,
  failed: CircleX,
  stopped: CircleStop,
  unreached: CircleDashed,
} as const satisfies Record<Standing, unknown>;

const way = ({ from, to }: { from?: string; to: string }) => `${from} ${to}`;

type Drawing = {
  /** The ways that the run took, from state to state. */
  taken: ReadonlySet<string>;
  found: ReadonlyMap<string, Standing>;
  /** Tells the arrows of one drawing from another's. */
  id: string;
  /** The last visit of a state, which its box leads to. */
  steps: ReadonlyMap<string, Step>;
};

function State({ state, drawing }: { state: PlacedState; drawing: Drawing }) {
  const standing = drawing.found.get(state.name) ?? "unreached";
  const Sign = signs[standing];
  const step = drawing.steps.get(state.name);
  const box = (
    <>
      <rect
        width={state.width}
        height={state.height}
        rx={8}
        className={classNames(styles.box, styles[standing])}
      />
      <Sign
        x={11}
        y={headHeight(state.lines) / 2 - 9}
        size={18}
        className={classNames(styles.sign, styles[standing])}
      />
      <text dominantBaseline="central" className={styles.words}>
        {state.lines.map((line, place) => (
          <tspan
            key={place}
            x={36}
            y={headHeight(state.lines) / 2 + (place - (state.lines.length - 1) / 2) * lineHeight}
          >
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
  return (
    <g transform={`translate(${state.x} ${state.y})`}>
      {step ? (
        <a href={`#${stepId(step.id)}`} tabIndex={-1}>
          {box}
        </a>
      ) : (
        box
      )}
      {state.inner.map((inner, place) => (
        <g key={place} transform={`translate(${inner.x} ${inner.y})`}>
          <Level graph={inner} drawing={drawing} />
        </g>
      ))}
    </g>
  );
}

function Line({ transition, drawing }: { transition: PlacedTransition; drawing: Drawing }) {
  const wasTaken = drawing.taken.has(way(transition));
  const path = transition.points.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  return (
    <path
      d={path}
      markerEnd={`url(#${drawing.id}-${wasTaken ? "taken" : "arrow"})`}
      className={classNames(
        styles.line,
        transition.kind === "catch" && styles.catching,
        wasTaken && styles.taken,
      )}
    />
  );
}

function Level({ graph, drawing }: { graph: PlacedGraph; drawing: Drawing }) {
  return (
    <>
      {graph.transitions.map((transition) => (
        <Line
          key={`${transition.from} ${transition.to} ${transition.kind}`}
          transition={transition}
          drawing={drawing}
        />
      ))}
      {graph.states.map((state) => (
        <State key={state.name} state={state} drawing={drawing} />
      ))}
    </>
  );
}

const Arrow = ({ id, className }: { id: string; className?: string }) => (
  <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
    <path d="M0 0 8 4 0 8Z" className={className} />
  </marker>
);

function Picture({
  graph,
  drawing,
  className,
}: {
  graph: PlacedGraph;
  drawing: Drawing;
  className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${graph.width} ${graph.height}`}
      className={classNames(styles.graph, className)}
      // As wide as there is room for, and no larger than its letters were measured.
      style={{ maxInlineSize: `${graph.width}px` }}
    >
      <defs>
        <Arrow id={`${drawing.id}-arrow`} className={styles.arrow} />
        <Arrow id={`${drawing.id}-taken`} className={styles.arrowTaken} />
      </defs>
      <Level graph={graph} drawing={drawing} />
    </svg>
  );
}

/**
 * A workflow's states as its definition says they follow, each with how it stands; on a narrow screen those that were
 * reached. Laid out and drawn on the server. Those who hear the page, or go through it by keyboard, have the same as the
 * list of steps.
 */
export function RunGraph({ graph, steps }: { graph: Graph; steps: readonly Step[] }) {
  const t = useTranslations("workflows.run");
  const wordsOf = useStateWords();
  const found = standings(steps);
  const taken = new Set(steps.map(({ from, state }) => way({ from, to: state })));
  const wasTaken = (transition: { from: string; to: string }) => taken.has(way(transition));
  const drawing = { taken, found, steps: new Map(steps.map((step) => [step.state, step])) };
  const { graph: drawn, common } = withoutCommonCatches(graph, wasTaken);
  const reached = reachedOnly(graph, (state) => found.has(state), wasTaken);
  const hasNarrow = reached.states.length > 0;
  return (
    <div className={styles.frame}>
      <Picture
        graph={placed(drawn, wordsOf)}
        drawing={{ ...drawing, id: "all" }}
        className={hasNarrow ? styles.wide : undefined}
      />
      {hasNarrow && (
        <Picture
          graph={placed(reached, wordsOf)}
          drawing={{ ...drawing, id: "reached" }}
          className={styles.narrow}
        />
      )}
      {hasNarrow && <p className={classNames(styles.about, styles.narrow)}>{t("onlyReached")}</p>}
      {common.length > 0 && (
        <p className={classNames(styles.about, hasNarrow && styles.wide)}>
          {t("commonCatches", { states: common.map(wordsOf).join(", ") })}
        </p>
      )}
    </div>
  );
}
