// Light and dark: the system's choice until the switch is used.

import { byId } from '/telegram/dom.js';
import { icon } from '/telegram/icons.js';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

const listeners = new Set();

/** Runs `listener` whenever light becomes dark, or dark light. */
export const onTheme = (listener) => listeners.add(listener);

/** Wires the switch. */
export function showTheme() {
  const button = byId('theme');
  const draw = () => {
    const dark = isDark();
    button.replaceChildren(icon(dark ? 'sun' : 'moon'));
    button.setAttribute('aria-pressed', String(dark));
    listeners.forEach((listener) => listener());
  };
  button.addEventListener('click', () => {
    choose(isDark() ? 'light' : 'dark');
    draw();
  });
  prefersDark.addEventListener('change', draw);
  // Chosen in another window or frame of this page.
  window.addEventListener('storage', (event) => {
    if (event.key === 'kadr.theme' && event.newValue) {
      document.documentElement.dataset.theme = event.newValue;
      draw();
    }
  });
  draw();
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : prefersDark.matches;
}

function choose(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('kadr.theme', theme);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}
