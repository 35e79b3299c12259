const common = {
  width: 24,
  height: 24,
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;

export function AddPhotoIcon() {
  return (
    <svg {...common}>
      <path d="M13 3H6a3 3 0 0 0-3 3v12a3 3 0 0 0 3 3h12a3 3 0 0 0 3-3v-7" />
      <path d="m5 19 6-7 4 5 2-2 3 4M16 5h6M19 2v6" />
      <circle cx="8.5" cy="8.5" r="1.5" />
    </svg>
  );
}

export function CrossIcon() {
  return (
    <svg {...common} width={18} height={18}>
      <path d="M5 5l14 14M19 5L5 19" />
    </svg>
  );
}

export function BoltIcon() {
  return (
    <svg {...common} width={16} height={16} fill="currentColor" stroke="none">
      <path d="M13.5 2 4 14h6.2L9 22l9.8-12.4h-6.4z" />
    </svg>
  );
}

/** The shape of pictures such as 16:9. */
export function RatioIcon({ ratio }: { ratio: string }) {
  const [width = 1, height = 1] = ratio.split(/[:x]/).map(Number);
  const longest = Math.max(width, height);
  const [w, h] = [(16 * width) / longest, (16 * height) / longest];
  return (
    <svg {...common} width={18} height={18} viewBox="0 0 20 20" strokeWidth={1.5}>
      <rect x={(20 - w) / 2} y={(20 - h) / 2} width={w} height={h} rx={1.5} />
    </svg>
  );
}
