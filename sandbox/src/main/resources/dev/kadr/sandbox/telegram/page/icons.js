// Line icons drawn for this page, 24 by 24, in the colour of the text around them.

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  back: ['M15 5l-7 7 7 7'],
  menu: ['M5 7h14', 'M5 12h14', 'M5 17h14'],
  more: ['M12 5.5v.01', 'M12 12v.01', 'M12 18.5v.01'],
  attach: ['M20 11.5l-7.8 7.8a5 5 0 0 1-7.1-7.1l8.3-8.3a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3'],
  send: ['M4.5 12L3.6 5.2c-.1-1 .9-1.7 1.8-1.3l14.7 7.2a1 1 0 0 1 0 1.8L5.4 20.1c-.9.4-1.9-.4-1.8-1.3z', 'M4.5 12h7.5'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  down: ['M6 9.5l6 6 6-6'],
  next: ['M9 5l7 7-7 7'],
  sun: [
    'M12 8.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z',
    'M12 2.8v1.9',
    'M12 19.3v1.9',
    'M2.8 12h1.9',
    'M19.3 12h1.9',
    'M5.5 5.5l1.3 1.3',
    'M17.2 17.2l1.3 1.3',
    'M5.5 18.5l1.3-1.3',
    'M17.2 6.8l1.3-1.3',
  ],
  moon: ['M20 14.3A8.3 8.3 0 0 1 9.7 4a8.3 8.3 0 1 0 10.3 10.3z'],
  addPerson: [
    'M10 12.2a3.9 3.9 0 1 0 0-7.8 3.9 3.9 0 0 0 0 7.8z',
    'M3 20c.5-3.3 3.4-5 7-5 1.5 0 2.9.3 4 .9',
    'M18 14.5v6',
    'M15 17.5h6',
  ],
  download: ['M12 4.5v10', 'M7.5 10.5L12 15l4.5-4.5', 'M5 19.5h14'],
  file: ['M7 3.5h6.5L18.5 8.5V20a.5.5 0 0 1-.5.5H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1z', 'M13.5 3.5v5h5'],
  link: ['M8 16L16 8', 'M9.5 8H16v6.5'],
  window: ['M4.5 6.5h15v12h-15z', 'M4.5 10h15'],
  copy: ['M9 9h10v11H9z', 'M15 9V4.5H5V15.5h4'],
  lock: ['M6.5 11h11v8.5h-11z', 'M8.8 11V8.2a3.2 3.2 0 0 1 6.4 0V11'],
  clock: ['M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z', 'M12 8v4.3l2.8 1.7'],
  tick: ['M5 12.7l4.3 4.3L19 7.2'],
  ticks: ['M2 12.7l4.3 4.3L15 8.2', 'M11 15.6l1.4 1.4L22 7.2'],
  alert: ['M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z', 'M12 8.3v4.5', 'M12 15.6v.01'],
  retry: ['M18.8 9.5A7.2 7.2 0 1 0 19.2 13', 'M19.5 5v4.8h-4.8'],
  reply: ['M10 7L4.5 12.3 10 17.5', 'M5 12.3h8.5a6 6 0 0 1 6 6v.7'],
  beside: ['M4 5.5h16v13H4z', 'M12 5.5v13'],
  blocked: ['M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z', 'M6.8 6.8l10.4 10.4'],
  plus: ['M12 5v14', 'M5 12h14'],
  bin: ['M5 7h14', 'M9.5 7V4.5h5V7', 'M7 7l.8 12.5h8.4L17 7'],
};

/** An icon by name; hidden from screen readers, because its control carries the label. */
export function icon(name, className = 'icon') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
