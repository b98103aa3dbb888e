"use strict";
/* Conversations to practise with: branches that unfold, and room for the reader's own words. */

vineStreet.elements(document, ".talk-pause").forEach(vineStreet.ownWords);
vineStreet.elements(document, ".talk-whole").forEach(vineStreet.unfoldBranches);
