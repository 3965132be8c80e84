// @ts-check
// The deck as the server tells it, and word of every change.

/**
 * @typedef {{text: string, bold?: boolean, italic?: boolean, link?: string}} Run
 * @typedef {{runs: Run[], marker?: string, number?: number, level?: number}} Paragraph
 * @typedef {{level: string, code: string, message: string, hints: string[], slide: number,
 *            file?: string, line?: number, column?: number}} Problem
 * @typedef {{number: number, key: string, look: number, title: string, language: string, layout: string,
 *            words: number, spoken: number, minutes: number, begins: number, allotted: number | null, size: number,
 *            hidden: boolean, group: string, texts: string[], notes: Paragraph[], image?: string}} Slide
 * @typedef {{version: number, ready: boolean, stale: boolean, title: string, language: string, embargo: string,
 *            marking: string, talk: number | null, slot: number | null, width: number, height: number,
 *            problems: Problem[], more_problems: number, slides: Slide[]}} Deck
 */

/** Where the drawing of a slide is. A file that stands alone holds it; otherwise the server draws it when asked.
 * @param {Slide} slide
 * @returns {string}
 */
export function image(slide) {
  return slide.image ?? `slides/${slide.number}-${slide.look}.svg`;
}

/** The deck that the page itself holds, or null where it is to be asked for.
 * @returns {Deck | null}
 */
export function embedded() {
  const holder = document.getElementById("deck");
  return holder ? JSON.parse(holder.textContent ?? "null") : null;
}

/** Asks for the deck as it is now.
 * @returns {Promise<Deck>}
 */
export async function load() {
  const answer = await fetch("deck.json", { cache: "no-store" });
  if (!answer.ok) throw new Error(`the preview answered ${answer.status}`);
  return answer.json();
}

/** What is not drawn quite as it will be on a slide, in a few words each.
 * @param {Slide} slide
 * @returns {Promise<string[]>}
 */
export async function untrue(slide) {
  if (slide.image) return [];
  const answer = await fetch(image(slide).replace(/svg$/, "json"));
  return answer.ok ? answer.json() : [];
}

/** Listens for new versions until the page is closed; `tell` is told whether the server is there.
 * @param {(version: number) => void} changed
 * @param {(there: boolean) => void} tell
 */
export function listen(changed, tell) {
  const events = new EventSource("events");
  events.onmessage = (event) => changed(Number(event.data));
  events.onopen = () => tell(true);
  events.onerror = () => tell(false);
}

/** The first slide that looks or reads otherwise than before, 0 where none does.
 * @param {Deck | null} before
 * @param {Deck} now
 * @returns {number}
 */
export function changedSlide(before, now) {
  if (!before) return 0;
  const old = new Map(before.slides.map((slide) => [slide.key, slide]));
  for (const slide of now.slides) {
    const was = old.get(slide.key);
    if (!was || JSON.stringify({ ...was, number: 0, look: 0, begins: 0 }) !== JSON.stringify({ ...slide, number: 0, look: 0, begins: 0 })) {
      return slide.number;
    }
  }
  for (const slide of now.slides) {
    if (old.get(slide.key)?.look !== slide.look && old.get(slide.key)?.number === slide.number) return slide.number;
  }
  return 0;
}

/** Minutes as people write them: 1:05.
 * @param {number} minutes
 * @returns {string}
 */
export function clock(minutes) {
  const seconds = Math.round(Math.abs(minutes) * 60);
  return `${minutes < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
