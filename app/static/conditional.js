// Hides a question while the answer that it depends on is another; without script all are shown.

const AS_TYPED = { True: "yes", False: "no" };

/** @param {Element | Document} root */
export function showWhatIsAsked(root) {
  for (const question of root.querySelectorAll("[data-pv-only-if]")) {
    if (!(question instanceof HTMLElement)) continue;
    const [key, value] = (question.dataset.pvOnlyIf ?? "").split("=");
    const wanted = AS_TYPED[/** @type {"True" | "False"} */ (value)] ?? value;
    const form = question.closest("form");
    const controls = form?.querySelectorAll(`[name="${key}"]`) ?? [];
    if (controls.length === 0) continue;
    const update = () => {
      const chosen = Array.from(controls).some(
        (each) =>
          each instanceof HTMLInputElement ? each.checked && each.value === wanted
          : each instanceof HTMLSelectElement && each.value === wanted,
      );
      question.hidden = !chosen;
    };
    for (const each of controls) each.addEventListener("change", update);
    update();
  }
}
