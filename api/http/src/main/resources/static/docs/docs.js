// Comforts only: the page says everything without this file.
"use strict";

const base = document.querySelector("[data-base] code");
base.textContent = base.textContent.replace("http://127.0.0.1:8080", location.origin);

for (const block of document.querySelectorAll("pre")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  const frame = document.createElement("div");
  frame.className = "block";
  block.replaceWith(frame);
  frame.append(block, button);
}

const filter = document.getElementById("filter");
filter.hidden = false;
filter.addEventListener("input", () => {
  const wanted = filter.value.trim().toLowerCase();
  for (const entry of document.querySelectorAll("nav [data-call]")) {
    entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
  }
});
