"use strict";
const form = document.getElementById("filter");
const shown = document.getElementById("shown");
const rows = [...document.querySelectorAll("#issues tbody tr")];
function choose() {
  const wanted = [...form.querySelectorAll("select")].filter((select) => select.value !== "");
  let count = 0;
  for (const row of rows) {
    row.hidden = !wanted.every((select) => row.dataset[select.name].split(" ").includes(select.value));
    count += row.hidden ? 0 : 1;
  }
  const names = wanted.map((select) => select.selectedOptions[0].text);
  shown.textContent = shown.dataset.text.replace("{n}", count) + (names.length ? " (" + names.join(", ") + ")" : "");
}
if (form) {
  form.hidden = false;
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  choose();
}
