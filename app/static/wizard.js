// The wizard's comforts: focus after a swap, lively questions, and who else is in this step.

import { countCharacters, showWhatIsAsked } from "./questions.js";

const EVERY = 30000; // milliseconds

/** Ask who else is here, while the page is looked at. @param {{left?: string}} given */
async function askWhoIsHere(given = {}) {
  const line = /** @type {HTMLElement | null} */ (document.querySelector("[data-pv-presence]"));
  if (!line || (document.hidden && !given.left)) return;
  const token = /** @type {HTMLInputElement} */ (document.querySelector("[name=csrf_token]"));
  const body = new URLSearchParams({ csrf_token: token.value, ...given });
  const how = { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } };
  const answer = await fetch(line.dataset.pvPresence ?? "", how).catch(() => null);
  const { words } = answer?.ok ? await answer.json() : { words: "" };
  if (line.textContent !== words) line.textContent = words;
}

/** @param {Element | Document} root */
function enliven(root) {
  countCharacters(root);
  showWhatIsAsked(root);
}

/** Move focus to the error summary or the new heading, and tell the new title. */
function arrive() {
  const step = document.getElementById("step") ?? document.querySelector("main");
  if (!step) return;
  if (step.dataset.pvTitle) document.title = step.dataset.pvTitle;
  const first = step.querySelector("[data-pv-focus]") ?? step.querySelector("h1");
  if (first instanceof HTMLElement) {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView();
  }
  enliven(step);
  askWhoIsHere();
}

document.addEventListener("htmx:after:swap", arrive);
enliven(document);
/** @type {HTMLElement | null} */ (document.querySelector("[data-pv-focus]"))?.focus();
addEventListener("pagehide", () => askWhoIsHere({ left: "1" }));
setInterval(askWhoIsHere, EVERY);
askWhoIsHere();
