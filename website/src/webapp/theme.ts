/** Telegram's colours as CSS variables; what a client does not send has a value, and all of it can be read. */
interface Palette {
  page: string;
  section: string;
  text: string;
  hint: string;
  link: string;
  accent: string;
  onAccent: string;
  header: string;
  line: string;
  danger: string;
}

const LIGHT: Palette = {
  page: '#efeff4',
  section: '#ffffff',
  text: '#000000',
  hint: '#6d6d72',
  link: '#0a6cc7',
  accent: '#007aff',
  onAccent: '#ffffff',
  header: '#6d6d72',
  line: '#c8c7cc',
  danger: '#d70015',
};

const DARK: Palette = {
  page: '#151e27',
  section: '#1d2733',
  text: '#ffffff',
  hint: '#98a5b3',
  link: '#64b5ef',
  accent: '#50a8eb',
  onAccent: '#ffffff',
  header: '#79c4fc',
  line: '#0d1218',
  danger: '#ee686f',
};

const COLOUR = /^#[0-9a-f]{6}$/i;

/** What words need to be read, by WCAG. */
const READABLE = 4.5;

export function paletteOf(params: Record<string, string>): Palette & { dark: boolean } {
  const given = (name: string) => (COLOUR.test(params[name] ?? '') ? params[name] : undefined);
  const dark = luminance(given('bg_color') ?? LIGHT.section) < 0.4;
  const usual = dark ? DARK : LIGHT;
  const section = given('section_bg_color') ?? given('bg_color') ?? usual.section;
  const page = given('secondary_bg_color') ?? usual.page;
  const text = given('text_color') ?? usual.text;
  const accent = given('button_color') ?? usual.accent;
  const hint = given('subtitle_text_color') ?? given('hint_color') ?? usual.hint;
  const readable = (colour: string) => readableOn(readableOn(colour, page, text), section, text);
  return {
    dark,
    page,
    section,
    text,
    hint: readable(hint),
    link: readable(given('link_color') ?? usual.link),
    accent,
    onAccent: given('button_text_color') ?? usual.onAccent,
    header: readable(given('section_header_text_color') ?? usual.header),
    line: given('section_separator_color') ?? usual.line,
    danger: readable(given('destructive_text_color') ?? usual.danger),
  };
}

export function applyTheme(params: Record<string, string>, root: HTMLElement): void {
  const { dark, ...palette } = paletteOf(params);
  for (const [name, colour] of Object.entries(palette)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (it) => '-' + it.toLowerCase())}`, colour);
  }
  root.style.colorScheme = dark ? 'dark' : 'light';
}

/** The colour, moved towards the text's as far as it takes to be read. */
export function readableOn(colour: string, background: string, text: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, text, share);
    if (contrast(mixed, background) >= READABLE) {
      return mixed;
    }
  }
  return text;
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((channel, place) =>
    Math.round(channel + ((target[place] ?? 0) - channel) * share),
  );
  return '#' + mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('');
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
