import styles from "./steps.module.css";

/** What a step is called and what it is about. */
export const StepHead = ({ title, intro }: { title: string; intro: string }) => (
  <div className={styles.head}>
    <h1>{title}</h1>
    <p>{intro}</p>
  </div>
);
