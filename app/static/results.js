// Says how many case studies were found after the list was filtered in place.

document.addEventListener("htmx:after:swap", () => {
  const region = document.querySelector("[data-pv-results]");
  const found = document.querySelector("[data-pv-announce]");
  if (region && found) region.textContent = found.textContent;
});
