import { CircleCheck, CircleDashed, CircleDot, CircleStop, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { standings, type Graph, type Standing, type Step } from "#lib/domain/workflows/index.ts";
import { stepId } from "./addresses.ts";
import {
  placed,
  stateHeight,
  withoutCommonCatches,
  type PlacedGraph,
  type PlacedState,
  type PlacedTransition,
} from "./graph-layout.ts";
import styles from "./graph.module.css";
import { useStateWords } from "./state-words.ts";

/** How far a graph is made smaller to fit, before it is scrolled. */
const smallest = 0.75;

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
  wordsOf: (state: string) => string;
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
      <Sign x={12} y={11} size={18} className={classNames(styles.sign, styles[standing])} />
      <text x={38} y={stateHeight / 2} dominantBaseline="central" className={styles.words}>
        {drawing.wordsOf(state.name)}
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

function Line({ transition, wasTaken }: { transition: PlacedTransition; wasTaken: boolean }) {
  const path = transition.points.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  return (
    <path
      d={path}
      markerEnd={wasTaken ? "url(#arrow-taken)" : "url(#arrow)"}
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
          wasTaken={drawing.taken.has(way(transition))}
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

/**
 * A workflow's states as its definition says they follow, each with how it stands. Laid out and drawn on the server.
 * Those who hear the page, or go through it by keyboard, have the same as the list of steps.
 */
export function RunGraph({ graph, steps }: { graph: Graph; steps: readonly Step[] }) {
  const t = useTranslations("workflows.run");
  const wordsOf = useStateWords();
  const drawing = {
    taken: new Set(steps.map(({ from, state }) => way({ from, to: state }))),
    found: standings(steps),
    wordsOf,
    steps: new Map(steps.map((step) => [step.state, step])),
  };
  const { graph: drawn, common } = withoutCommonCatches(graph, (one) => drawing.taken.has(way(one)));
  const at = placed(drawn, wordsOf);
  return (
    <>
      <div className={styles.scroll} role="region" aria-label={t("graph")} tabIndex={0}>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${at.width} ${at.height}`}
          className={styles.graph}
          // As wide as there is room for, as long as it can be read.
          style={{ inlineSize: `clamp(${Math.round(at.width * smallest)}px, 100%, ${at.width}px)` }}
        >
          <defs>
            <Arrow id="arrow" className={styles.arrow} />
            <Arrow id="arrow-taken" className={styles.arrowTaken} />
          </defs>
          <Level graph={at} drawing={drawing} />
        </svg>
      </div>
      {common.length > 0 && (
        <p className={styles.about}>{t("commonCatches", { states: common.map(wordsOf).join(", ") })}</p>
      )}
    </>
  );
}
