// Moves focus to what a page wants read first, such as the summary of what to correct.

/** @type {HTMLElement | null} */
const first = document.querySelector("[data-pv-focus]");
first?.focus();
