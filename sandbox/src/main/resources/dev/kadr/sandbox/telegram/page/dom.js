// Elements are always built by hand from text nodes: what users and bots write can never become markup.

/**
 * Builds an element. In `props`: `class`, `text`, `on` (listeners), `data` (data-* attributes), `style`
 * (through CSSOM, so a strict content policy stays possible); anything else is an attribute, dropped when null or false.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    apply(node, name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function apply(node, name, value) {
  switch (name) {
    case 'class':
      node.className = value;
      break;
    case 'text':
      node.textContent = value;
      break;
    case 'on':
      Object.entries(value).forEach(([type, listener]) => node.addEventListener(type, listener));
      break;
    case 'data':
      Object.entries(value).forEach(([key, item]) => item !== undefined && (node.dataset[key] = item));
      break;
    case 'style':
      Object.entries(value).forEach(([key, item]) => node.style.setProperty(key, item));
      break;
    default:
      node.setAttribute(name, value === true ? '' : value);
  }
}

/** The one element with this id; the ids are in index.html. */
export const byId = (id) => document.getElementById(id);

/** Text that only screen readers say. */
export const spoken = (text) => el('span', { class: 'spoken', text });

/**
 * Makes the children of `parent` show `items`, keeping every element whose signature did not change, so that
 * focus, playing videos and the reading position survive an update somewhere else.
 *
 * Each item is `{key, signature, render, update?}`; `update(node)` runs on kept elements.
 */
export function reconcile(parent, items) {
  const present = new Map([...parent.children].map((node) => [node.reconcileKey, node]));
  let place = parent.firstChild;
  for (const item of items) {
    const old = present.get(item.key);
    present.delete(item.key);
    if (old && old.reconcileSignature === item.signature) {
      if (old === place) {
        place = place.nextSibling;
      } else {
        parent.insertBefore(old, place);
      }
      item.update?.(old);
      continue;
    }
    const fresh = item.render(old);
    fresh.reconcileKey = item.key;
    fresh.reconcileSignature = item.signature;
    if (old) {
      if (old === place) {
        place = place.nextSibling;
      }
      replaceKeepingFocus(old, fresh);
      // The replacement stands where the old one stood, which may not be its turn yet.
      if (fresh.nextSibling !== place) {
        parent.insertBefore(fresh, place);
      }
    } else {
      parent.insertBefore(fresh, place);
    }
    item.update?.(fresh);
  }
  present.forEach((node) => node.remove());
}

function replaceKeepingFocus(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const testId = active?.dataset.testid;
  old.replaceWith(fresh);
  if (active) {
    const again = testId && fresh.querySelector(`[data-testid="${CSS.escape(testId)}"]`);
    (again || document.getElementById('composer'))?.focus({ preventScroll: true });
  }
}
