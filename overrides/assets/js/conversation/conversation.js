"use strict";
/* Conversations to practise with: branches that unfold, and room for the reader's own words. */

document.querySelectorAll(".talk-pause").forEach(vineStreet.ownWords);
document.querySelectorAll(".talk-whole").forEach(vineStreet.unfoldBranches);
