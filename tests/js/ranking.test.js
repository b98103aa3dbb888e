"use strict";
/* The order of what fits, in the small town (small-town.js): rules about who stands before whom, and no scores. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { plain } = require("./scripts.js");
const { LEXICON } = require("./small-lexicon.js");
const { smallTown } = require("./small-town.js");

const [SOUP, PANTRY, SHELTER, REFUGE, LINE, CHOIR, OLD_SOUP, RESTING] = [0, 1, 2, 3, 4, 5, 6, 7];
const [SAMPLE] = [1];
const IDS = smallTown().directory.text("id");
const names = (listings) => [...listings].map((listing) => IDS[listing]);

/** The order of listings by scores; the others score nothing. */
function ranked(scores, by = {}, change = () => {}) {
  const all = Float32Array.from(IDS, (_, listing) => scores[listing] ?? 0);
  const town = smallTown(change);
  const some = { hard: false, first: [], area: "", named: new Map(), distances: null, ...by };
  return plain([...town.ranking(all, some).listings]);
}

/** All that is found by typed words, the sure first. */
function typed(text, change = () => {}, more = {}) {
  const town = smallTown(change, { lexicon: LEXICON, ...more });
  const { fits, perhaps, near } = town.applyFilters({ ...town.filters.parse(""), text }, null);
  return { fits: names(fits), perhaps: names(perhaps), all: names([...fits, ...perhaps, ...near]) };
}

/** The line answers in the whole country, and talking means suicide. */
const hard = (directory) => {
  directory.needs[2].hard = true;
  directory.areas[2].serves = "here";
};
const abroad = (directory) => {
  directory.areas[1].serves = "elsewhere";
};

test("what fits better comes first, and what hardly fits is left out", () => {
  assert.deepEqual(ranked({ [CHOIR]: 0.5, [SOUP]: 0.7, [PANTRY]: 1, [SHELTER]: 0.01 }), [PANTRY, SOUP, CHOIR]);
  assert.deepEqual(ranked({}), []);
});

test("of what fits as well, what is open comes first, then what was checked lately", () => {
  // Noon of a Monday: soup is open, the shelter opens tonight.
  assert.deepEqual(ranked({ [SHELTER]: 1, [SOUP]: 1 }), [SOUP, SHELTER]);
  const sameHours = (directory) => directory.scheduleOf.fill(0);
  const neverChecked = (directory) => {
    sameHours(directory);
    directory.checked[SOUP] = -1;
  };
  assert.deepEqual(ranked({ [SOUP]: 1, [PANTRY]: 1 }, {}, sameHours), [SOUP, PANTRY]);
  assert.deepEqual(ranked({ [SOUP]: 1, [PANTRY]: 1 }, {}, neverChecked), [PANTRY, SOUP]);
});

test("this country comes before others, however well they fit, unless they were named", () => {
  const scores = { [CHOIR]: 1, [SOUP]: 0.6 };
  assert.deepEqual(ranked(scores, {}, abroad), [SOUP, CHOIR]);
  assert.deepEqual(ranked(scores, { area: "hill" }, abroad), [CHOIR, SOUP]);
  assert.deepEqual(ranked(scores, { named: new Map([[CHOIR, 1]]) }, abroad), [CHOIR, SOUP]);
  assert.deepEqual(ranked({ [CHOIR]: 1 }, {}, abroad), [CHOIR], "nothing else fits");
});

test("what has ended comes last", () => {
  assert.deepEqual(ranked({ [OLD_SOUP]: 1, [RESTING]: 1, [SOUP]: 0.9, [PANTRY]: 0.9 }).slice(0, 2), [SOUP, PANTRY]);
  assert.deepEqual(ranked({ [OLD_SOUP]: 1 }), [OLD_SOUP]);
  assert.deepEqual(ranked({ [OLD_SOUP]: 1, [CHOIR]: 0.9 }, {}, abroad), [CHOIR, OLD_SOUP]);
});

test("what nobody has checked for long never stands first while another fits", () => {
  const stale = (directory) => {
    directory.checked[SOUP] = 400;
    directory.checked[SHELTER] = -1;
  };
  for (const scores of [
    { [SOUP]: 1, [PANTRY]: 0.85 },
    { [SHELTER]: 1, [PANTRY]: 0.85 },
    { [SOUP]: 1, [SHELTER]: 1, [PANTRY]: 0.95 },
  ]) {
    assert.equal(ranked(scores, {}, stale)[0], PANTRY);
  }
  assert.deepEqual(ranked({ [SOUP]: 1, [SHELTER]: 0.85 }, {}, stale), [SOUP, SHELTER], "no other was checked");
  assert.equal(ranked({ [SOUP]: 1, [PANTRY]: 0.9 }, { named: new Map([[SOUP, 1]]) }, stale)[0], SOUP, "called by name");
});

test("the nearest come first of what fits as well", () => {
  const distances = Float64Array.from(IDS, (_, listing) => [3, 2, 4, 5, 6, 1][listing] ?? Number.POSITIVE_INFINITY);
  assert.deepEqual(ranked({ [SOUP]: 1, [PANTRY]: 1, [CHOIR]: 1 }, { distances }), [CHOIR, PANTRY, SOUP]);
  assert.deepEqual(ranked({ [SOUP]: 1, [CHOIR]: 0.5 }, { distances }), [SOUP, CHOIR], "how well it fits is more");
});

test("where somebody means suicide or violence, the lines come first, and invented places last", () => {
  const invented = (directory) => {
    hard(directory);
    directory.mark[CHOIR] |= SAMPLE;
  };
  assert.deepEqual(ranked({ [REFUGE]: 1, [LINE]: 1 }, { hard: true }, hard), [LINE, REFUGE]);
  assert.deepEqual(ranked({ [CHOIR]: 1, [LINE]: 0.4 }, { hard: true }, invented), [LINE, CHOIR]);
  const distances = Float64Array.from(IDS, (_, listing) => (listing === LINE ? Number.POSITIVE_INFINITY : 1));
  assert.deepEqual(ranked({ [REFUGE]: 1, [LINE]: 1 }, { hard: true, distances }, hard), [LINE, REFUGE]);
});

test("a line that nobody has checked for long comes before an invented place all the same", () => {
  const stale = (directory) => {
    hard(directory);
    directory.mark[CHOIR] |= SAMPLE;
    directory.checked[LINE] = 400;
  };
  assert.deepEqual(ranked({ [CHOIR]: 1, [LINE]: 1 }, { hard: true }, stale), [LINE, CHOIR]);
});

test("an invented place that is called by its name comes first", () => {
  const invented = (directory) => {
    hard(directory);
    directory.mark[CHOIR] |= SAMPLE;
  };
  const named = new Map([[CHOIR, 1]]);
  assert.deepEqual(ranked({ [CHOIR]: 1, [LINE]: 0.4 }, { hard: true, named }, invented), [CHOIR, LINE]);
});

test("what has to come first does, whatever it scores", () => {
  assert.deepEqual(ranked({ [SOUP]: 1, [LINE]: 0.5, [SHELTER]: 0.9 }, { first: [LINE] }), [LINE, SOUP, SHELTER]);
});

test("the need that was recognised comes before places that say a stray word", () => {
  const stray = (directory) => {
    directory.what = directory.what.replace("Songs.", "Songs on Mondays, of hungry years and a beautiful xylophon.");
    directory.needsOf[CHOIR] = directory.needsOf[SHELTER];
  };
  for (const text of ["hungry", "hungry xylophon", "hungry beautiful", "im so hungry please"]) {
    const { all } = typed(text, stray);
    assert.ok(["soup", "pantry"].includes(all[0]), `${text}: ${all}`);
  }
});

test("places of a need that say its kind come first", () => {
  const says = (directory) => {
    directory.what = directory.what.replace("Bags of food.", "Kibble and cat litter.");
  };
  assert.equal(typed("pet food", says).all[0], "pantry");
  assert.equal(typed("dog food", says).all[0], "pantry", "in any of the words for it");
  assert.equal(typed("soup kitchen", says).all[0], "soup");
});

test("a kind that no place has gives guesses, and says so", () => {
  const town = smallTown(() => {}, { lexicon: LEXICON });
  const { fits, perhaps, of } = town.applyFilters({ ...town.filters.parse(""), text: "pet food" }, null);
  assert.deepEqual(names(fits), []);
  assert.ok(names(perhaps).includes("pantry"));
  assert.deepEqual(plain(of.strange), ["pet food"]);
});

test("what is not wanted is not found for being said", () => {
  assert.ok(!typed("food, not a shelter").all.includes("shelter"));
});

test("a place whose name is typed comes first", () => {
  assert.equal(typed("night line").all[0], "night-line");
  assert.equal(typed("the pantry").all[0], "pantry");
  assert.ok(typed("old soup").all.includes("old-soup"), "ended, and called by its name");
});

test("who it is for puts first what says so, among what serves the need", () => {
  const says = (directory) => {
    directory.whoFor = IDS.map((id) => (id === "pantry" ? "For veterans of any army." : "")).join("\n");
  };
  assert.equal(typed("food for an army vet", says).all[0], "pantry");
  assert.equal(typed("vet hungry", says).all[0], "pantry");
});

test("words of despair bring the lines first, whatever else is typed", () => {
  const town = (directory) => {
    hard(directory);
    directory.needsOf[CHOIR] = directory.needsOf[SOUP];
  };
  for (const text of ["i want to die", "hungry and want to die", "quiero morir", "kms songs"]) {
    assert.equal(typed(text, town).all[0], "night-line", text);
  }
  assert.ok(typed("hungry and want to die", town).all.includes("soup"), "what was asked for is there");
});

test("where somebody means suicide, an invented place is a guess, behind every line", () => {
  const invented = (directory) => {
    hard(directory);
    directory.mark[CHOIR] |= SAMPLE;
  };
  for (const text of ["i want to die", "lonely"]) {
    const { fits, perhaps } = typed(text, invented);
    assert.deepEqual([fits.includes("choir"), perhaps.includes("choir")], [false, true], text);
  }
  assert.equal(typed("choir", invented).fits[0], "choir", "called by its name");
});

test("in an emergency its number comes first, and the line after it", () => {
  const emergency = (directory) => {
    hard(directory);
    directory.emergency = [RESTING];
    directory.mark[RESTING] = 0;
  };
  assert.deepEqual(typed("took all my pills", emergency).all.slice(0, 2), ["resting", "night-line"]);
  assert.equal(typed("i want to die", emergency).all[0], "night-line");
});

test("until everything is read, names and needs answer", () => {
  const many = (directory) => {
    const more = [...Array(2500).keys()];
    const add = (column, text) => (directory[column] += more.map((each) => `\n${text(each)}`).join(""));
    for (const column of ["organisation", "whoFor", "further", "address", "reach"]) add(column, () => "");
    add("id", (each) => `place-${each}`);
    add("name", (each) => `Place ${each}`);
    add("what", () => "Marmalade.");
    directory.answers = directory.answers
      .split("\n")
      .map((column) => column + "u".repeat(more.length))
      .join("\n");
    for (const column of ["area", "mark", "checked", "scheduleOf", "needsOf", "languagesOf"])
      directory[column].push(...more.map(() => 0));
    directory.at.push(...more.flatMap(() => [0, 0]));
  };
  const town = smallTown(many, { lexicon: LEXICON });
  const ask = (text) => town.applyFilters({ ...town.filters.parse(""), text }, null);
  const early = ask("place 2345");
  assert.equal(early.of.early, true);
  assert.equal(town.directory.text("id")[[...early.fits, ...early.perhaps][0]], "place-2345");
  assert.deepEqual(plain(ask("marmalade").of.strange), [], "it cannot know yet");
  while (!town.candidates.read(50));
  const whole = ask("marmalade");
  assert.equal(whole.of.early, false);
  assert.equal(whole.fits.length, 2500);
});
