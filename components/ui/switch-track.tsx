import styles from "./switch-track.module.css";

/** What a switch looks like, on or off by its `aria-checked`: stands right inside the button with the role. */
export const SwitchTrack = () => <span aria-hidden="true" className={styles.track} />;
