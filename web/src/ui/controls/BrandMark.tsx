/** The mark of Walkboard: four cards on a wall. */
export function BrandMark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg className="brand-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <rect x="6" y="8" width="8" height="7" rx="1.6" fill="var(--accent-ink)" />
      <rect x="16" y="8" width="10" height="7" rx="1.6" fill="var(--accent-ink)" opacity="0.62" />
      <rect x="6" y="17" width="12" height="7" rx="1.6" fill="var(--accent-ink)" opacity="0.62" />
      <rect x="20" y="17" width="6" height="7" rx="1.6" fill="var(--accent-ink)" />
    </svg>
  );
}
