/** The product's mark: something said, with its sound. */
export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
    <path
      fill="var(--accent)"
      d="M8 3h16a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9l-7 5.5V25a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6Z"
    />
    <path
      fill="none"
      stroke="var(--surface)"
      strokeWidth="2.4"
      strokeLinecap="round"
      d="M9 12v4M13.7 9v10M18.3 11v6M23 12.5v3"
    />
  </svg>
);
