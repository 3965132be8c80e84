// @ts-check
// The page: which view is up, what keys do, and what a change of the deck brings.

import { changedSlide, embedded, listen, load } from "./deck.js";
import { answerScreens, askWhere, followPresenter, neighbour, showPresenter, showScreen, tick, toggleBlank } from "./presenter.js";
import { byId, showHead, showOverview, showSlide, showStrip } from "./view.js";

/** @typedef {import("./deck.js").Deck} Deck */

/** @type {Deck | null} */
let deck = null;
let screenNumber = 1;
let screenBlank = false;

/** Which view the address names, and its slide.
 * @returns {{view: string, number: number}}
 */
function route() {
  const parts = location.hash.replace(/^#\/?/, "").split("/");
  const view = ["overview", "present", "screen"].includes(parts[0]) ? parts[0] : "slide";
  const wanted = Number.parseInt(view === "slide" ? parts[0] : parts[1] ?? "", 10);
  const most = deck?.slides.length ?? 1;
  return { view, number: Math.min(Math.max(Number.isNaN(wanted) ? 1 : wanted, 1), Math.max(most, 1)) };
}

/** @param {string} view @param {number} number */
function go(view, number) {
  location.hash = view === "slide" ? `#/${number}` : `#/${view}/${number}`;
}

function render() {
  if (!deck) return;
  const { view, number } = route();
  document.body.dataset.view = view;
  showHead(deck);
  byId("presenter").hidden = view !== "present";
  byId("screen").hidden = view !== "screen";
  for (const id of ["top", "strip", "main"]) byId(id).hidden = view === "screen" || (view === "present" && id !== "top");
  for (const link of document.querySelectorAll("[data-view]")) {
    const own = link.getAttribute("data-view") ?? "";
    link.setAttribute("href", own === "slide" ? `#/${number}` : `#/${own}/${number}`);
    if (own === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!deck.slides.length) {
    byId("stage").replaceChildren();
    byId("beside").replaceChildren();
    return;
  }
  if (view === "screen") showScreen(deck, screenNumber, screenBlank);
  else if (view === "present") showPresenter(deck, number);
  else {
    showStrip(deck, number);
    if (view === "overview") showOverview(deck, number);
    else showSlide(deck, number);
  }
}

/** Takes a new version of the deck in, and goes to the slide that changed, unless somebody presents.
 * @param {Deck} now
 */
function take(now) {
  const changed = changedSlide(deck, now);
  deck = now;
  const { view, number } = route();
  if (changed && view === "slide" && changed !== number) go("slide", changed);
  else render();
}

async function refresh() {
  try {
    take(await load());
    byId("status").textContent = "live";
  } catch {
    byId("status").textContent = "the preview has ended";
  }
}

/** What a key does; clickers send those of pages.
 * @param {KeyboardEvent} event
 */
function pressed(event) {
  if (!deck || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("button, input, textarea, select") && [" ", "Enter"].includes(event.key)) return;
  const { view, number } = route();
  const talking = view === "present" || view === "screen";
  const step = (/** @type {number} */ by) => (talking && deck ? neighbour(deck, number, by)
    : Math.min(Math.max(number + by, 1), deck?.slides.length ?? 1));
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => go(view, step(1)),
    ArrowDown: () => go(view, step(1)),
    PageDown: () => go(view, step(1)),
    " ": () => go(view, step(event.shiftKey ? -1 : 1)),
    ArrowLeft: () => go(view, step(-1)),
    ArrowUp: () => go(view, step(-1)),
    PageUp: () => go(view, step(-1)),
    Home: () => go(view, 1),
    End: () => go(view, deck?.slides.length ?? 1),
    o: () => go("overview", number),
    p: () => go("present", number),
    F5: () => go("present", number),
    Escape: () => go("slide", number),
    Enter: () => view === "overview" && !target.closest("a") && go("slide", number),
    b: () => talking && toggleBlank(number),
    ".": () => talking && toggleBlank(number),
    f: () => view === "screen" && document.documentElement.requestFullscreen?.(),
  };
  const scrolls = target.closest(".said, #beside") && ["ArrowDown", "ArrowUp"].includes(event.key);
  if (keys[event.key] && !scrolls) {
    event.preventDefault();
    keys[event.key]();
  }
}

function start() {
  window.addEventListener("hashchange", render);
  document.addEventListener("keydown", pressed);
  followPresenter((number, blank) => {
    if (route().view !== "screen" || !number) return;
    [screenNumber, screenBlank] = [number, blank];
    render();
  });
  answerScreens(() => (route().view === "present" ? route().number : 0));
  setInterval(() => deck && route().view === "present" && tick(deck, route().number), 500);
  const held = embedded();
  if (held) {
    if (held.slides.every((slide) => !slide.notes.length)) document.body.dataset.bare = "";
    take(held);
    return;
  }
  listen((version) => { if (version !== deck?.version) refresh(); }, (there) => {
    if (!there) byId("status").textContent = "waiting for the preview";
  });
  if (route().view === "screen") askWhere();
}

start();
