"use strict";
/* On the page about privacy: what is on this device now, and one tap that removes it. */

vineStreet.keptHere = (section) => {
  const { list, say } = vineStreet;
  const words = section.appendChild(document.createElement("p"));
  const button = section.appendChild(document.createElement("button"));
  const said = section.appendChild(document.createElement("p"));
  said.setAttribute("role", "status");
  button.type = "button";
  button.className = "button";
  button.textContent = say("take.remove_now");

  function show() {
    const { places, broken, refused } = list.read();
    if (refused) words.textContent = say("take.here_refused");
    else if (broken) words.textContent = say("take.broken");
    else words.textContent = places.length ? say("take.here", { count: places.length }) : say("take.here_nothing");
    button.hidden = !broken && !places.length;
  }

  button.addEventListener("click", () => {
    said.textContent = say(list.clear() ? "take.cleared" : "take.refused");
    show();
    section.focus();
  });
  show();
  list.watch(show);
  section.hidden = false;
};
