"use strict";
/* On the page for when there is no connection: what the finder knows of the place whose page was asked for. The finder is
   saved first and lists every place, so it must not lead to a page that says nothing. The worker puts the address into
   the fragment (worker/answer-requests.js), and what stands there chooses among the places of this site, no more. */

vineStreet.knownPlace = (box) => {
  const { directory, listingCard, root } = vineStreet;
  const folder = new URL("directory/", root);

  /** The listing of the page that was asked for; -1 for another page, or none. */
  function asked() {
    const [, id = ""] = /^#directory\/([a-z0-9-]+)(?:\.html)?(?:[?#].*)?$/.exec(location.hash) ?? [];
    return id && directory ? directory.indexOf(id) : -1;
  }

  function show() {
    const listing = asked();
    box.hidden = listing < 0;
    if (listing < 0) return;
    const card = listingCard(listing);
    card.querySelector(".keep")?.remove();
    const name = vineStreet.element(card, '[data-part="name"]');
    name.replaceWith(...name.childNodes); // its page is the one that is not there
    for (const link of card.querySelectorAll("a[href$='.html']")) {
      const to = link.getAttribute("href") ?? "";
      if (!to.includes("/")) link.setAttribute("href", new URL(to, folder).href);
    }
    vineStreet.element(box, "ul").replaceChildren(card);
    vineStreet.live(box);
  }

  addEventListener("hashchange", show); // two such pages one after the other are one page
  show();
};
