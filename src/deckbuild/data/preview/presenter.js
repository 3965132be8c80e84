// @ts-check
// The presenter's view: notes to read from, what comes next, and the clock; and the audience's window.

import { clock } from "./deck.js";
import { byId, drawing, element, notes } from "./view.js";

/** @typedef {import("./deck.js").Deck} Deck */

const KEPT = "deckbuild clock";
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`deckbuild ${location.pathname}`);

/** The time that was spoken, which stands still while it is paused, and goes on where the page is loaded again. */
export class Stopwatch {
  /**
   * @param {() => number} now milliseconds
   * @param {Pick<Storage, "getItem" | "setItem"> | null} kept
   */
  constructor(now = () => Date.now(), kept = null) {
    this.now = now;
    this.kept = kept;
    /** @type {{spent?: number, since?: number | null}} */
    const before = JSON.parse(kept?.getItem(KEPT) ?? "{}");
    this.spent = before.spent ?? 0;
    /** @type {number | null} */
    this.since = before.since ?? null;
  }

  keep() {
    this.kept?.setItem(KEPT, JSON.stringify({ spent: this.spent, since: this.since }));
  }

  get minutes() {
    return (this.spent + (this.since === null ? 0 : this.now() - this.since)) / 60000;
  }

  get runs() {
    return this.since !== null;
  }

  toggle() {
    if (this.since === null) this.since = this.now();
    else {
      this.spent += this.now() - this.since;
      this.since = null;
    }
    this.keep();
  }

  reset() {
    this.spent = 0;
    this.since = this.since === null ? null : this.now();
    this.keep();
  }
}

/** The slide that follows in a talk: hidden ones are passed over.
 * @param {Deck} deck
 * @param {number} number
 * @param {number} step 1 or -1
 * @returns {number} the same number at either end
 */
export function neighbour(deck, number, step) {
  for (let n = number + step; n >= 1 && n <= deck.slides.length; n += step) {
    if (!deck.slides[n - 1].hidden) return n;
  }
  return number;
}

/** The first slide of a talk that is shown, or the last.
 * @param {Deck} deck
 * @param {number} step 1 for the first, -1 for the last
 * @returns {number}
 */
export function end(deck, step) {
  const found = neighbour(deck, step > 0 ? 0 : deck.slides.length + 1, step);
  return Math.min(Math.max(found, 1), Math.max(deck.slides.length, 1));
}

/** How far the speaker is from the plan: minutes behind, negative when ahead.
 * @param {Deck} deck
 * @param {number} number the slide that is up
 * @param {number} spent minutes
 * @returns {number} 0 while the slide may still be up
 */
export function behind(deck, number, spent) {
  const slide = deck.slides[number - 1];
  if (spent < slide.begins) return spent - slide.begins;
  return Math.max(0, spent - slide.begins - slide.minutes);
}

const watch = new Stopwatch(() => Date.now(), storage());
let size = 1.6;
let blank = storage()?.getItem("deckbuild blank") === "yes";

/** Where the clock is kept while the page is open; null where the browser keeps nothing.
 * @returns {Storage | null}
 */
function storage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Shows the presenter's view of a slide and brings the audience's window along.
 * @param {Deck} deck
 * @param {number} number
 */
export function showPresenter(deck, number) {
  const slide = deck.slides[number - 1];
  const next = neighbour(deck, number, 1);
  const place = byId("presenter");
  const pace = element("output", { id: "pace" });
  const time = element("output", { id: "time" });
  const said = notes(slide.notes);
  said.lang = slide.language;
  said.style.fontSize = `${size}rem`;
  place.replaceChildren(
    element("div", { class: "now" }, element("h2", {}, `Slide ${number} of ${deck.slides.length}${slide.minutes ? ` · ${clock(slide.minutes)} from ${clock(slide.begins)}` : ""}`), drawing(deck, slide)),
    element("div", { class: "next" }, element("h2", {}, next === number ? "The last slide" : "Next"),
      ...(next === number ? [] : [drawing(deck, deck.slides[next - 1])])),
    element("div", { class: "clock" }, time, pace,
      button("start", watch.runs ? "Pause" : "Start", () => { watch.toggle(); tick(deck, number); }),
      button("reset", "From zero", () => { watch.reset(); tick(deck, number); }),
      button("window", "Audience window", openScreen),
      button("smaller", "A−", () => resize(said, -0.2), "Smaller notes"),
      button("larger", "A+", () => resize(said, 0.2), "Larger notes")),
    element("div", { class: "said", tabindex: "0", role: "region", "aria-label": "Notes" }, said),
  );
  tick(deck, number);
  channel?.postMessage({ number, blank });
}

/** @param {HTMLElement} said @param {number} by */
function resize(said, by) {
  size = Math.min(4, Math.max(0.8, size + by));
  said.style.fontSize = `${size}rem`;
}

/** @param {string} id @param {string} text @param {() => void} pressed @param {string} [label] @returns {HTMLElement} */
function button(id, text, pressed, label) {
  const made = element("button", { type: "button", id, "aria-label": label }, text);
  made.addEventListener("click", pressed);
  return made;
}

/** Sets the clock: spoken, left of the talk or slot, and where the plan would be.
 * @param {Deck} deck
 * @param {number} number
 */
export function tick(deck, number) {
  const time = document.getElementById("time");
  const pace = document.getElementById("pace");
  if (!time || !pace || !deck.slides[number - 1]) return;
  const start = document.getElementById("start");
  if (start) start.textContent = watch.runs ? "Pause" : "Start";
  const limit = deck.talk ?? deck.slot;
  const left = limit === null ? "" : ` · ${clock(limit - watch.minutes)} left`;
  time.textContent = `${clock(watch.minutes)}${left}`;
  time.className = limit !== null && watch.minutes > limit ? "over" : "";
  const late = watch.minutes ? behind(deck, number, watch.minutes) : 0;
  pace.textContent = !watch.minutes ? "the clock stands" : Math.abs(late) < 1 / 60 ? "on time" : late > 0 ? `${clock(late)} behind` : `${clock(-late)} ahead`;
  pace.className = late > 0.5 ? "over" : "";
}

/** Blanks the audience's window, or brings it back.
 * @param {number} number
 */
export function toggleBlank(number) {
  setBlank(!blank);
  channel?.postMessage({ number, blank });
}

/** @param {boolean} now */
function setBlank(now) {
  blank = now;
  storage()?.setItem("deckbuild blank", now ? "yes" : "no");
}

function openScreen() {
  window.open(`${location.pathname}#/screen`, "deckbuild-screen", "popup,width=960,height=540");
}

/** Shows a slide to the audience, and nothing else.
 * @param {Deck} deck
 * @param {number} number
 * @param {boolean} isBlank
 */
export function showScreen(deck, number, isBlank) {
  const slide = deck.slides[number - 1];
  const made = isBlank || !slide ? null : drawing(deck, slide);
  wanted = made;
  // The slide before stays until the next is there, or the room would see black between them.
  const ready = made ? made.decode().catch(() => {}) : Promise.resolve();
  ready.then(() => { if (wanted === made) byId("screen").replaceChildren(...(made ? [made] : [])); });
}

/** What the audience is to see last, while it is fetched.
 * @type {HTMLImageElement | null}
 */
let wanted = null;

/** Has the audience's window follow the presenter's.
 * @param {(number: number, blank: boolean) => void} show
 */
export function followPresenter(show) {
  channel?.addEventListener("message", (event) => {
    if (Number.isInteger(event.data?.number)) show(event.data.number, event.data.blank === true);
  });
}

/** Answers the audience's window: where the talk is, and what a clicker asks for whose keys went there.
 * @param {() => number} where the slide that is presented, 0 for none
 * @param {(number: number) => void} go
 */
export function answerScreens(where, go) {
  channel?.addEventListener("message", (event) => {
    if (!where()) return;
    if (event.data === "where") channel?.postMessage({ number: where(), blank });
    else if (Number.isInteger(event.data?.go)) go(event.data.go);
    else if (typeof event.data?.blank === "boolean" && !("number" in event.data)) setBlank(event.data.blank);
  });
}

/** Has the presenter's window do something.
 * @param {{go: number} | {blank: boolean}} wish
 */
export function command(wish) {
  channel?.postMessage(wish);
}

/** Asks the presenter's window where the talk is. */
export function askWhere() {
  channel?.postMessage("where");
}
