// @ts-check
// The page: which view is up, what keys do, and what a change of the deck brings.

import { changedSlide, embedded, listen, load } from "./deck.js";
import { answerScreens, askWhere, command, end, followPresenter, neighbour, showPresenter, showScreen, tick, toggleBlank } from "./presenter.js";
import { announce, byId, rowLength, showHead, showNothing, showOverview, showSlide, showStrip } from "./view.js";

/** @typedef {import("./deck.js").Deck} Deck */

const ENDED = "the preview has ended: run deckbuild preview again";

/** @type {Deck | null} */
let deck = null;
/** What the presenter shows to the audience; 0 where nobody has said yet.
 * @type {{number: number, blank: boolean}}
 */
let onScreen = { number: 0, blank: false };

/** Which view the address names, and its slide, by number or by the key of its section.
 * @returns {{view: string, number: number}}
 */
function route() {
  const parts = location.hash.replace(/^#\/?/, "").split("/");
  const view = ["overview", "present", "screen"].includes(parts[0]) ? parts[0] : "slide";
  const named = (view === "slide" ? parts : parts.slice(1)).join("/");
  const slides = deck?.slides ?? [];
  const wanted = /^\d+$/.test(named) ? Number(named) : slides.find((slide) => encodeURI(slide.key) === encodeURI(decoded(named)))?.number ?? 1;
  return { view, number: Math.min(Math.max(wanted, 1), Math.max(slides.length, 1)) };
}

/** @param {string} text @returns {string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} view @param {number} number */
function go(view, number) {
  const hash = view === "slide" ? `#/${number}` : `#/${view}/${number}`;
  if (location.hash === hash) return;
  history.pushState(null, "", hash);
  moved();  // at once: the next key may come before word of a changed hash would
}

function render() {
  if (!deck) return;
  const asked = route();
  const view = deck.slides.length || asked.view === "screen" ? asked.view : "slide";  // there is nothing to present
  const number = asked.number;
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
    showStrip(deck, 0);
    showNothing(deck);
    return;
  }
  if (view === "screen") showScreen(deck, onScreen.number || number, onScreen.blank);
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
    byId("status").textContent = ENDED;
  }
}

/** What a key does; clickers send those of pages.
 * @param {KeyboardEvent} event
 */
function pressed(event) {
  if (!deck || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("button, input, textarea, select") && [" ", "Enter"].includes(event.key)) return;
  if (target.closest("a") && event.key === "Enter") return;
  const shown = deck;
  const { view, number: routed } = route();
  const number = view === "screen" ? onScreen.number || routed : routed;
  const talking = view === "present" || view === "screen";
  const step = (/** @type {number} */ by) => (talking ? neighbour(shown, number, by)
    : Math.min(Math.max(number + by, 1), Math.max(shown.slides.length, 1)));
  const row = view === "overview" ? rowLength() : 1;
  const move = (/** @type {number} */ to) => (view === "screen" ? lead(to) : go(view, to));
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => move(step(1)),
    ArrowDown: () => move(step(row)),
    PageDown: () => move(step(row)),
    " ": () => move(step(event.shiftKey ? -1 : 1)),
    ArrowLeft: () => move(step(-1)),
    ArrowUp: () => move(step(-row)),
    PageUp: () => move(step(-row)),
    Home: () => move(talking ? end(shown, 1) : 1),
    End: () => move(talking ? end(shown, -1) : Math.max(shown.slides.length, 1)),
    o: () => go("overview", number),
    p: () => go("present", number),
    F5: () => go("present", number),
    Escape: () => go("slide", number),
    Enter: () => view === "overview" && go("slide", number),
    b: () => talking && darken(number),
    ".": () => talking && darken(number),
    s: () => view === "present" && byId("start").click(),
    f: () => view === "screen" && document.documentElement.requestFullscreen?.(),
  };
  const scrolls = target.closest(".said, #beside") && ["ArrowDown", "ArrowUp"].includes(event.key);
  if (keys[event.key] && !scrolls) {
    event.preventDefault();
    keys[event.key]();
  }
}

/** Goes to a slide from the audience's window, which a clicker's keys reach when it is in front; the presenter follows.
 * @param {number} to
 */
function lead(to) {
  onScreen = { number: to, blank: onScreen.blank };
  render();
  command({ go: to });
}

/** Blanks the audience's window or brings it back, from either of the two.
 * @param {number} number
 */
function darken(number) {
  if (route().view === "present") {
    toggleBlank(number);
    return;
  }
  onScreen = { number, blank: !onScreen.blank };
  render();
  command({ blank: onScreen.blank });
}

/** Another slide or view: it is shown, and said to who does not see it. */
function moved() {
  render();
  const { view, number } = route();
  if (deck?.slides[number - 1] && view !== "screen") announce(deck, number, view);
}

function start() {
  window.addEventListener("hashchange", moved);
  document.addEventListener("keydown", pressed);
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();  // its address is that of no slide
    byId(route().view === "present" ? "presenter" : "stage").focus();
  });
  followPresenter((number, isBlank) => {
    if (route().view !== "screen") return;
    onScreen = { number, blank: isBlank };
    render();
  });
  answerScreens(() => (route().view === "present" ? route().number : 0), (to) => go("present", to));
  setInterval(() => deck && route().view === "present" && tick(deck, route().number), 500);
  const held = embedded();
  if (held) {
    if (held.slides.every((slide) => !slide.notes.length)) document.body.dataset.bare = "";
    take(held);
    askWhere();
    return;
  }
  listen((version) => { if (version !== deck?.version) refresh(); }, (there) => {
    byId("status").textContent = there ? "live" : ENDED;
  });
  askWhere();
}

start();
